// What somebody typed is never lost: neither when a form asks anew which facts apply, nor with the
// connection, the session or the tab. Words stay in this tab until the server has kept them.
(function () {
  "use strict";

  var form = document.getElementById("asked");
  var PLACE = "typed:" + location.pathname;
  var WAIT = 900;
  var touched = {}; // name of a field -> its values, of everything touched on this page
  var composing = false, askAgain = null, timer = null, sending = false, unsent = false, swapping = false;

  function controls(name) {
    return Array.prototype.filter.call(form.elements, function (one) {
      return one.name && (name === undefined || one.name === name) && ["hidden", "submit", "password"].indexOf(one.type) < 0;
    });
  }

  function ticks(one) { return one.type === "radio" || one.type === "checkbox"; }

  function valuesOf(name) {
    return controls(name)
      .filter(function (one) { return one.type !== "file" && (!ticks(one) || one.checked); })
      .map(function (one) { return one.value; });
  }

  function fill(name, values) {
    var several = controls(name).filter(function (one) { return one.closest("[data-rows], .desk-names"); }).length > 0;
    controls(name).forEach(function (one, at) {
      var value = values[several ? at : 0];
      if (one.type === "file") return;
      if (ticks(one)) one.checked = values.indexOf(one.value) !== -1;
      else if (value !== undefined && one.value !== value && fits(one, value)) one.value = value;
    });
  }

  // A table is as long as what was typed into it: what the page has fewer is added at its end.
  function lengthen(name, wanted) {
    for (var has = controls(name).length; has && has < wanted; has += 1) {
      var rows = controls(name)[0].closest("[data-rows]"), all = rows ? rows.querySelectorAll("[data-row]") : [];
      if (!all.length) return;
      var last = all[all.length - 1], more = last.cloneNode(true);
      more.querySelectorAll("textarea").forEach(function (one) { one.value = ""; one.id = one.id.replace(/_\d+_/, "_" + has + "_"); });
      more.querySelectorAll("button").forEach(function (one) {
        ["formaction", "hx-post"].forEach(function (at) { one.setAttribute(at, one.getAttribute(at).replace(/\d+$/, has)); });
      });
      more.querySelector(".desk-row-no").textContent = has + 1;
      last.after(more);
      if (window.htmx) window.htmx.process(more);
    }
  }

  // The server has a table as it stands now; what was typed there before is read off it anew.
  function afresh(rows) {
    Object.keys(touched).forEach(function (name) {
      if (name.indexOf(rows.dataset.rows + ".") === 0) touched[name] = valuesOf(name);
    });
  }

  function fits(one, value) {
    return one.tagName !== "SELECT" || Array.prototype.some.call(one.options, function (o) { return o.value === value; });
  }

  // A field that is swapped away while somebody types in it says that it changed, when the one in its place
  // is there already and empty. What was typed is known by then.
  function remember(target) {
    if (swapping || !target.name || ["file", "hidden", "password"].indexOf(target.type) >= 0) return;
    touched[target.name] = valuesOf(target.name);
    unsent = true;
    store();
    later();
  }

  // --- this tab ---
  function store() {
    try {
      sessionStorage.setItem(PLACE, JSON.stringify({ person: form.dataset.person, key: form.elements.key.value, values: touched }));
    } catch (full) { /* the server's draft is left */ }
  }

  // Words of forms that were sent, and of other people, are not kept.
  function tidy(person) {
    Object.keys(sessionStorage).forEach(function (place) {
      if (place.indexOf("typed:") !== 0) return;
      var kept = JSON.parse(sessionStorage.getItem(place));
      if (kept.person !== person || (kept.sent && place !== PLACE)) sessionStorage.removeItem(place);
    });
  }

  function takeUp() {
    var kept = JSON.parse(sessionStorage.getItem(PLACE) || "null");
    if (kept === null || kept.server) return;
    var same = kept.key === form.elements.key.value;
    var answered = document.querySelector(".alert-danger") !== null;
    var fresh = /[?&](new|draft|phone|name|f\.[a-z_]+)=/.test(location.search);
    if (answered || (fresh && !same)) { sessionStorage.removeItem(PLACE); return; }
    touched = kept.values;
    form.elements.key.value = kept.key;
    Object.keys(touched).forEach(function (name) { lengthen(name, touched[name].length); });
    Object.keys(touched).forEach(function (name) { fill(name, touched[name]); });
    unsent = true;
    askWhatApplies();
    later();
  }

  // A number that a call-centre's program put into the address is kept, looked up, and taken out again.
  function takeCall() {
    if (!form.hasAttribute("data-rings")) return;
    history.replaceState(null, "", location.pathname + "?new=1");
    controls().forEach(function (one) { if (one.value && !ticks(one)) remember(one); });
    var field = form.querySelector("[data-first]") || form.querySelector("#facts-asked input, #facts-asked textarea");
    var empty = controls().filter(function (one) { return one.required && !ticks(one) && !one.value; })[0];
    if (field) field.dispatchEvent(new Event("change", { bubbles: true }));
    if (empty) empty.focus();
  }

  function askWhatApplies() {
    var asking = form.querySelector("[hx-post]");
    if (asking !== null && window.htmx) window.htmx.trigger(asking, "change");
  }

  // --- the server's draft ---
  function later() {
    if (!form.dataset.draft) return;
    clearTimeout(timer);
    timer = setTimeout(send, WAIT);
  }

  function body() {
    var sent = new URLSearchParams();
    new FormData(form).forEach(function (value, name) { if (typeof value === "string") sent.append(name, value); });
    Object.keys(touched).forEach(function (name) {
      if (!sent.has(name)) touched[name].forEach(function (value) { sent.append(name, value); });
    });
    return sent;
  }

  function send() {
    if (!form.dataset.draft || sending || !unsent || form.querySelector("[data-too-long]")) return;
    sending = true;
    unsent = false;
    fetch(form.dataset.draft, { method: "POST", body: body(), redirect: "manual", credentials: "same-origin" })
      .then(function (answer) {
        if (answer.type === "opaqueredirect") return signedOut();
        if (answer.status === 403) return freshToken();
        if (answer.status === 413) return say(document.getElementById("kept").dataset.much, true);
        return answer.json().then(function (said) { kept(said, answer.status); });
      })
      .catch(function () { unsent = true; say(document.getElementById("kept").dataset.offline, true); setTimeout(send, 5000); })
      .finally(function () { sending = false; if (unsent && !document.hidden) later(); });
  }

  function kept(said, status) {
    document.getElementById("signed-out").hidden = true;
    say(said.says, status >= 400 || said.sent);
    if (status !== 200 || said.sent) return; // sent already: what comes late is kept nowhere
    try {
      sessionStorage.setItem(PLACE, JSON.stringify({ person: form.dataset.person, key: form.elements.key.value, server: true }));
    } catch (full) { /* nothing to mark */ }
  }

  function say(words, bad) {
    var place = document.getElementById("kept");
    place.textContent = words || "";
    place.classList.toggle("desk-kept-bad", Boolean(bad));
  }

  function signedOut() {
    document.getElementById("signed-out").hidden = false;
    say("", false);
  }

  // Signed in again, in another tab: the page's token is of the session before.
  function freshToken() {
    unsent = true;
    return fetch(location.pathname + "?new=1", { redirect: "manual", credentials: "same-origin" }).then(function (answer) {
      if (answer.type === "opaqueredirect") return signedOut();
      return answer.text().then(function (html) {
        var found = new DOMParser().parseFromString(html, "text/html").querySelector("#asked [name=csrfmiddlewaretoken]");
        if (found === null) return;
        document.querySelectorAll("[name=csrfmiddlewaretoken]").forEach(function (one) { one.value = found.value; });
        setTimeout(send, 0);
      });
    });
  }

  // --- asking anew which facts apply ---
  function keepThroughSwaps() {
    var focused = null, files = [];
    document.addEventListener("compositionstart", function () { composing = true; });
    document.addEventListener("compositionend", function () {
      composing = false;
      if (askAgain !== null) { var ask = askAgain; askAgain = null; setTimeout(ask, 0); }
    });
    document.addEventListener("htmx:beforeSwap", function (event) {
      if (!form.contains(event.detail.target)) return;
      if (composing) { event.detail.shouldSwap = false; askAgain = askWhatApplies; return; }
      swapping = true;
      setTimeout(function () { swapping = false; }, 0); // also where the swap broke
      var active = document.activeElement;
      focused = form.contains(active) && active.id ? { id: active.id, start: start(active), end: end(active) } : null;
      files = Array.prototype.filter.call(event.detail.target.querySelectorAll("input[type=file]"), function (one) { return one.files.length; });
    });
    document.addEventListener("htmx:afterSwap", function (event) {
      swapping = false;
      var rows = document.getElementById(event.detail.target.id);
      if (rows !== null && rows.dataset.rows) { afresh(rows); store(); focused = null; }
      Object.keys(touched).forEach(function (name) { fill(name, touched[name]); });
      files.forEach(function (old) {
        var now = document.getElementById(old.id);
        if (now !== null && now !== old) now.replaceWith(old);
      });
      var was = focused, again = was && document.getElementById(was.id);
      focused = null; files = [];  // other parts of the page are swapped too, while somebody types elsewhere by then
      if (!again) return;
      again.focus({ preventScroll: true });
      if (was.start !== null) again.setSelectionRange(was.start, was.end);
    });
  }

  function start(one) { try { return one.selectionStart; } catch (none) { return null; } }
  function end(one) { try { return one.selectionEnd; } catch (none) { return null; } }

  document.addEventListener("DOMContentLoaded", function () {
    var person = document.body.dataset.person;
    if (person) tidy(person);
    if (form === null) return;
    form.addEventListener("input", function (event) { remember(event.target); });
    form.addEventListener("change", function (event) { remember(event.target); });
    form.addEventListener("submit", function () {
      clearTimeout(timer);
      var whole = touched;
      controls().forEach(function (one) { whole[one.name] = valuesOf(one.name); });
      try {
        sessionStorage.setItem(PLACE, JSON.stringify({ person: form.dataset.person, key: form.elements.key.value, values: whole, sent: true }));
      } catch (full) { /* nothing to keep it in */ }
    });
    keepThroughSwaps();
    takeUp();
    takeCall();
    var first = form.querySelector("[data-first]");
    if (first && !first.value && document.activeElement === document.body && window.innerWidth > 767) first.focus();
    document.addEventListener("visibilitychange", send);
    window.addEventListener("online", send);
    window.addEventListener("focus", send);
  });

  // A page that the browser kept whole may show a form that was sent meanwhile.
  window.addEventListener("pageshow", function (event) {
    if (event.persisted && form !== null) location.replace(location.href);
  });
})();
