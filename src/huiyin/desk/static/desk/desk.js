// Keyboard ways, and re-asking which facts apply after an answer. Everything works without this file.
(function () {
  "use strict";

  function isTyping(target) {
    return target.closest("input, textarea, select, [contenteditable]") !== null;
  }

  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    var wanted = document.querySelector('[data-key="' + CSS.escape(event.key) + '"]');
    if (wanted === null) return;
    event.preventDefault();
    if (wanted.matches("input")) wanted.focus();
    else wanted.click();
  });

  document.addEventListener("click", function (event) {
    var more = event.target.closest(".clause-more");
    if (more === null) return;
    var open = more.parentElement.classList.toggle("open");
    more.setAttribute("aria-expanded", String(open));
  });

  // How many cases are chosen, and all of a page at once.
  document.addEventListener("change", function (event) {
    var all = event.target.closest("[data-pick-all]");
    var picks = Array.prototype.slice.call(document.querySelectorAll("[data-pick]"));
    if (all !== null) picks.forEach(function (one) { one.checked = all.checked; });
    else if (!event.target.matches("[data-pick]")) return;
    var count = picks.filter(function (one) { return one.checked; }).length;
    var bar = document.querySelector(".desk-bulk"), says = bar.querySelector("[data-picked]");
    bar.classList.toggle("desk-bulk-ready", count > 0);
    says.textContent = says.dataset.picked.replace(" ", " " + count + " ").trim();
  });

  // Light or dark, kept in this browser.
  document.addEventListener("click", function (event) {
    var asked = event.target.closest("[data-theme-switch]");
    if (asked === null) return;
    var page = document.documentElement;
    var next = page.getAttribute("data-bs-theme") === "dark" ? "light" : "dark";
    page.setAttribute("data-bs-theme", next);
    try { localStorage.setItem("theme", next); } catch (closed) { /* for this page only */ }
  });

  // "None of these" and the rest exclude each other.
  document.addEventListener("change", function (event) {
    var box = event.target;
    if (box.type !== "checkbox" || !box.checked || box.closest(".desk-choices") === null) return;
    box.closest(".desk-choices").querySelectorAll("input").forEach(function (other) {
      if (other !== box && (box.value === "none" || other.value === "none")) other.checked = false;
    });
  });

  // Words that a regulation does not want said here: a warning while they stand in a text, never a lock.
  function warnOf(area) {
    var found = [];
    document.querySelectorAll("[data-avoid]").forEach(function (card) {
      card.dataset.avoid.split("|").forEach(function (word) {
        if (word && area.value.indexOf(word) >= 0) {
          found.push(card.dataset.says + "：" + word + "（" + card.dataset.why + "）");
        }
      });
    });
    var note = area.parentElement.querySelector(".desk-avoid");
    if (note === null) {
      if (found.length === 0) return;
      note = document.createElement("div");
      note.className = "desk-avoid";
      note.setAttribute("role", "alert");
      area.insertAdjacentElement("afterend", note);
    }
    note.textContent = found.join(" ");
    note.hidden = found.length === 0;
  }

  document.addEventListener("input", function (event) {
    if (event.target.matches("textarea, input[type=text]")) warnOf(event.target);
  });

  document.addEventListener("submit", function (event) {
    var button = event.submitter;
    if (button !== null && event.target.matches(".desk-form, .desk-decide form")) {
      setTimeout(function () { button.disabled = true; }, 0);
    }
  });

  // What asks again and again rests while nobody looks at the page, and asks at once when they do.
  document.addEventListener("htmx:beforeRequest", function (event) {
    if (document.hidden && event.detail.elt.matches("[hx-trigger*='every']")) event.preventDefault();
  });
  document.addEventListener("visibilitychange", function () {
    if (document.hidden || !window.htmx) return;
    document.querySelectorAll("[hx-trigger*='every'][hx-get]").forEach(function (one) {
      window.htmx.ajax("GET", one.getAttribute("hx-get"), { source: one });
    });
  });

  window.addEventListener("pageshow", function (event) {
    if (!event.persisted) return;
    document.querySelectorAll("button[disabled]").forEach(function (button) {
      button.disabled = false;
    });
  });

  document.addEventListener("DOMContentLoaded", function () {
    if (window.innerWidth < 768) {
      document.querySelectorAll("[data-shut-on-phone]").forEach(function (one) { one.open = false; });
    }
    var tab = document.querySelector(".desk-tabs .active");  // on a phone it may lie beyond the edge
    if (tab !== null) tab.parentNode.scrollLeft = tab.offsetLeft - (tab.parentNode.clientWidth - tab.offsetWidth) / 2;
    var wrong = document.querySelector(".has-error input, .has-error select, .has-error textarea");
    if (wrong !== null) wrong.focus();
    else {
      var refusal = document.querySelector(".alert-danger");
      if (refusal !== null) refusal.scrollIntoView({ block: "center" });
    }
  });
})();
