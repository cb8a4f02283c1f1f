// Sends files in pieces while the rest of the form is filled in, and goes on after a break.
// Without this file they go with the form.
(function () {
  "use strict";

  var PIECE = 4 * 1024 * 1024;
  var running = new Map();

  function start(input) {
    var file = input.files[0];
    if (!file || typeof tus === "undefined" || !tus.isSupported) return;
    var box = input.parentElement.querySelector(".desk-upload");
    stop(input);
    show(box, "going", 0);
    var upload = new tus.Upload(file, {
      endpoint: input.dataset.upload,
      chunkSize: PIECE,
      retryDelays: [0, 1000, 3000, 8000],
      removeFingerprintOnSuccess: true,
      headers: { "X-CSRFToken": input.form.elements.csrfmiddlewaretoken.value },
      // No name: what a person handed in is nobody's business on a shared machine.
      fingerprint: function (file) {
        return Promise.resolve(["huiyin", file.size, file.lastModified, file.type].join("-"));
      },
      onProgress: function (sent, all) { show(box, "going", Math.floor((100 * sent) / all)); },
      onError: function (error) { failed(input, box, error); },
      onSuccess: function (found) { done(input, box, file, found.lastResponse); }
    });
    running.set(input, upload);
    upload.findPreviousUploads().then(function (before) {
      if (running.get(input) !== upload) return;
      if (before.length) upload.resumeFromPreviousUpload(before[0]);
      upload.start();
    });
  }

  function stop(input) {
    var upload = running.get(input);
    running.delete(input);
    if (upload) upload.abort();
    wrong(input, "");
    input.form.querySelectorAll('input[type="hidden"][name="' + CSS.escape(input.name) + '"]').forEach(
      function (old) { old.remove(); }
    );
  }

  function show(box, what, percent) {
    box.hidden = false;
    box.dataset.state = what;
    box.querySelector("progress").value = percent;
    box.querySelector(".desk-upload-says").textContent =
      box.dataset[what] + (what === "going" ? " " + percent + "%" : "");
    box.querySelector('[data-do="pause"]').hidden = what !== "going";
    box.querySelector('[data-do="resume"]').hidden = what !== "broken";
  }

  function failed(input, box, error) {
    var answer = error.originalResponse;
    var status = answer ? answer.getStatus() : 0;
    if (status >= 400 && status < 500) {
      var said = answer.getBody() || String(status); // stopping forgets the answer
      stop(input);
      input.value = "";
      box.hidden = true;
      wrong(input, said);
    } else show(box, "broken", box.querySelector("progress").value);
  }

  function done(input, box, file, answer) {
    var kept = document.createElement("input");
    kept.type = "hidden";
    kept.name = input.name;
    kept.value = answer.getHeader("Upload-Kept") || "";
    running.delete(input);
    if (!kept.value) return; // the file goes with the form
    input.after(kept);
    input.value = "";
    input.required = false;
    show(box, "kept", 100);
    box.querySelector(".desk-upload-says").textContent = box.dataset.kept + " " + file.name;
    if (input.form.dataset.waits) {
      delete input.form.dataset.waits;
      input.form.requestSubmit();
    }
  }

  function wrong(input, text) {
    var said = input.parentElement.querySelector(".desk-upload-wrong");
    if (said) said.remove();
    input.classList.toggle("is-invalid", text !== "");
    if (!text) return;
    said = document.createElement("div");
    said.className = "invalid-feedback d-block desk-upload-wrong";
    said.setAttribute("role", "alert");
    said.textContent = text;
    input.after(said);
  }

  document.addEventListener("change", function (event) {
    if (event.target.matches("input[type=file][data-upload]")) start(event.target);
  });

  document.addEventListener("click", function (event) {
    var button = event.target.closest(".desk-upload [data-do]");
    if (button === null) return;
    var box = button.closest(".desk-upload");
    var input = box.parentElement.querySelector("input[type=file]");
    var upload = running.get(input);
    if (button.dataset.do === "remove") {
      if (upload) upload.abort(true).catch(function () {});
      stop(input);
      input.value = "";
      box.hidden = true;
    } else if (button.dataset.do === "pause" && upload) {
      upload.abort();
      show(box, "broken", box.querySelector("progress").value);
      box.querySelector(".desk-upload-says").textContent = "";
    } else if (upload) upload.start();
  });

  // Before desk.js sees it: a form whose file is still on its way waits for it.
  document.addEventListener("submit", function (event) {
    var waiting = Array.from(running.keys()).some(function (input) {
      return input.form === event.target;
    });
    if (!waiting) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    event.target.dataset.waits = "1";
  }, true);
})();
