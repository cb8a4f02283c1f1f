// A text that is longer than the server takes is not sent: its field says so, and everything stays typed.
(function () {
  "use strict";

  var most = Number(document.currentScript.dataset.most), says = document.currentScript.dataset.says;

  function isText(one) {
    return one.matches("textarea, input:not([type]), input[type=text], input[type=search]");
  }

  // Counted as the server does: in characters, of which some take two places here.
  function signs(text) {
    if (text.length <= most) return 0;
    return text.length - (text.match(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g) || []).length;
  }

  function tell(one) {
    var count = signs(one.value), long = count > most, note = document.getElementById(one.dataset.long);
    if (!long && note === null) return false;
    if (note === null) {
      note = document.createElement("div");
      note.id = one.dataset.long = "long-" + Math.random().toString(36).slice(2);
      note.className = "desk-error desk-long";
      note.setAttribute("role", "alert");
      (one.closest(".input-group") || one).after(note);
    }
    note.textContent = long ? count + " / " + most + " · " + says : "";
    one.toggleAttribute("data-too-long", long);
    return long;
  }

  function tooLong(form) {
    return Array.prototype.filter.call(form.elements, isText).filter(tell);
  }

  document.addEventListener("input", function (event) {
    if (isText(event.target)) tell(event.target);
  }, true);

  document.addEventListener("submit", function (event) {
    var found = tooLong(event.target);
    if (!found.length) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    found[0].focus();
  }, true);

  // What else the page asks on the way would take the long text along.
  document.addEventListener("htmx:beforeRequest", function (event) {
    var reads = event.detail.requestConfig.verb === "get";
    if (!reads && document.querySelector("[data-too-long]") !== null) event.preventDefault();
  });
})();
