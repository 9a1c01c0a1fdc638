// What charts and maps share: the page's colours, the data beside the canvas, one ECharts that follows the page's size.

import * as echarts from "../vendor/echarts.esm.min.js";

export { echarts };

export function colours() {
  const style = getComputedStyle(document.documentElement);
  const read = (name) => style.getPropertyValue(`--${name}`).trim();
  return {
    series: ["brand", "warn", "done", "idea", "good", "bad"].map(read),
    ink: read("ink"),
    quiet: read("ink-3"),
    line: read("line"),
    edge: read("edge"),
    paper: read("paper"),
    soft: read("brand-soft"),
    middle: read("brand-middle"),
    size: 0.8125 * parseFloat(style.fontSize),
    font: getComputedStyle(document.body).fontFamily,
  };
}

export function dataOf(element) {
  return JSON.parse(document.getElementById(element.dataset.from).textContent);
}

export function draw(element, option) {
  const look = colours();
  const chart = echarts.init(element, null, { renderer: "canvas" });
  chart.setOption({
    animation: !window.matchMedia("(prefers-reduced-motion: reduce)").matches,
    textStyle: { fontFamily: look.font, fontSize: look.size, color: look.ink },
    color: look.series,
    ...option,
  });
  new ResizeObserver(() => chart.resize()).observe(element);
  return chart;
}

// Tooltips are drawn on the canvas: HTML ones would need inline styles, which the CSP refuses.
export function tooltip(look, more) {
  return {
    renderMode: "richText",
    confine: true,
    backgroundColor: look.paper,
    borderColor: look.edge,
    textStyle: { color: look.ink, fontSize: look.size },
    ...more,
  };
}
