// Draws the charts of a page from the data beside them; the table on the page says the same.
(() => {
  "use strict";
  const page = document.documentElement;
  const light = ["#1f5f8b", "#d98e04", "#5b8c5a", "#a23b3b", "#6a5acd", "#7f7f7f"];
  const dark = ["#6fb1de", "#f3bd6c", "#8fca8d", "#ef8f8f", "#a99cf2", "#b9c2c9"];
  const ink = (name) => window.getComputedStyle(page).getPropertyValue(name).trim();
  const isDark = () => page.getAttribute("data-bs-theme") === "dark";

  // Words, lines and points in the inks of the page, whichever it has now.
  const inks = () => {
    const words = { color: ink("--desk-soft") }, rule = { lineStyle: { color: ink("--desk-line") } };
    const axis = { axisLabel: words, axisLine: rule, splitLine: rule, axisTick: rule };
    return {
      color: isDark() ? dark : light,
      textStyle: { fontFamily: "inherit", color: words.color },
      legend: { textStyle: words, pageTextStyle: words },
      tooltip: { backgroundColor: ink("--desk-surface"), borderColor: ink("--desk-line"), textStyle: { color: ink("--desk-ink") } },
      xAxis: axis, yAxis: axis,
    };
  };

  const bars = (data) => ({
    grid: { left: 8, right: 40, top: 32, bottom: 8, containLabel: true },
    xAxis: { type: "value", minInterval: 1 },
    yAxis: { type: "category", inverse: true, data: data.labels, axisLabel: { width: 150, overflow: "truncate" } },
    series: data.series.map((one) => ({ type: "bar", name: one.name, data: one.values, barMaxWidth: 22, stack: data.stacked ? "all" : undefined })),
  });
  const lines = (data) => ({
    grid: { left: 8, right: 24, top: 32, bottom: 8, containLabel: true },
    xAxis: { type: "category", data: data.labels, boundaryGap: false },
    yAxis: { type: "value", min: 0, minInterval: data.share ? undefined : 1, max: data.share ? 1 : undefined, axisLabel: data.share ? { formatter: (v) => Math.round(v * 100) + "%" } : {} },
    series: data.series.map((one) => ({ type: "line", symbol: "circle", name: one.name, data: one.values, connectNulls: false, symbolSize: 6, lineStyle: one.dashed ? { type: "dashed" } : {} })),
  });

  for (const place of document.querySelectorAll("[data-chart]")) {
    const data = JSON.parse(place.querySelector("script").textContent);
    const canvas = document.createElement("div");
    canvas.className = "desk-chart-canvas";
    canvas.style.height = place.dataset.chart === "bars"
      ? Math.max(160, 60 + data.labels.length * (data.stacked ? 26 : 14 + 12 * data.series.length)) + "px" : "260px";
    place.append(canvas);
    const chart = window.echarts.init(canvas, null, { renderer: "svg" });
    chart.setOption({
      animation: !window.matchMedia("(prefers-reduced-motion: reduce)").matches,
      aria: { enabled: true },
      tooltip: { trigger: "axis" },
      legend: { show: data.series.length > 1, top: 0, type: "scroll" },
      ...(place.dataset.chart === "bars" ? bars(data) : lines(data)),
    });
    chart.setOption(inks());
    new MutationObserver(() => chart.setOption(inks())).observe(page, { attributeFilter: ["data-bs-theme"] });
    window.addEventListener("resize", () => chart.resize());
  }
})();
