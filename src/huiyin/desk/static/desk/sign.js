// A signature drawn with a finger, a pen or the mouse: kept as lines from point to point, no picture.
(function () {
  "use strict";

  var place = document.querySelector("[data-sign]");
  if (place === null) return;
  var canvas = place.querySelector("canvas"), kept = place.querySelector("[name=strokes]");
  var pen = canvas.getContext("2d"), strokes = [], line = null;

  function point(event) {
    var box = canvas.getBoundingClientRect();
    var x = Math.round((event.clientX - box.left) * canvas.width / box.width);
    var y = Math.round((event.clientY - box.top) * canvas.height / box.height);
    return [Math.max(0, Math.min(canvas.width - 1, x)), Math.max(0, Math.min(canvas.height - 1, y))];
  }

  function draw() {
    pen.clearRect(0, 0, canvas.width, canvas.height);
    pen.lineWidth = 3;
    pen.lineCap = pen.lineJoin = "round";
    pen.strokeStyle = getComputedStyle(canvas).color;
    strokes.forEach(function (one) {
      pen.beginPath();
      one.forEach(function (at, index) { if (index) pen.lineTo(at[0], at[1]); else pen.moveTo(at[0], at[1]); });
      pen.stroke();
    });
  }

  function keep() {
    kept.value = strokes.filter(function (one) { return one.length > 1; }).map(function (one) {
      return "M" + one.map(function (at) { return at[0] + " " + at[1]; }).join("L");
    }).join("");
  }

  function takeUp() {
    strokes = kept.value.split("M").filter(Boolean).map(function (one) {
      return one.split("L").map(function (at) { return at.split(" ").map(Number); });
    });
    draw();
  }

  canvas.addEventListener("pointerdown", function (event) {
    event.preventDefault();
    canvas.setPointerCapture(event.pointerId);
    line = [point(event)];
    strokes.push(line);
  });
  canvas.addEventListener("pointermove", function (event) {
    if (line === null) return;
    var at = point(event), last = line[line.length - 1];
    if (Math.abs(at[0] - last[0]) + Math.abs(at[1] - last[1]) < 3) return;
    line.push(at);
    draw();
  });
  ["pointerup", "pointercancel"].forEach(function (name) {
    canvas.addEventListener(name, function () { line = null; keep(); });
  });
  place.querySelector("[data-do=again]").addEventListener("click", function () {
    strokes = [];
    keep();
    draw();
  });
  takeUp();
})();
