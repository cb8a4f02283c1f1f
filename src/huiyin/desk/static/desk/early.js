// Runs before anything is drawn: pages with scripts hide what only depends on answers still to come,
// and are light or dark as chosen in this browser, else as its system is.
(function () {
  "use strict";
  var page = document.documentElement, chosen = null;
  page.classList.replace("plain", "scripted");
  try { chosen = localStorage.getItem("theme"); } catch (closed) { /* as the system is */ }
  var dark = chosen ? chosen === "dark" : window.matchMedia("(prefers-color-scheme: dark)").matches;
  page.setAttribute("data-bs-theme", dark ? "dark" : "light");
})();
