// <c-chart>: line, bar and scatter charts from the JSON beside them.

import { colours, dataOf, draw, tooltip } from "./drawing.js";

export function wake(element) {
  if (element.dataset.drawn) return;
  element.dataset.drawn = "yes";
  const data = dataOf(element);
  draw(element, element.dataset.chart === "scatter" ? scatter(data) : overTime(data, element.dataset.chart));
}

function axis(look) {
  return {
    axisLabel: { color: look.quiet, fontSize: look.size },
    axisLine: { lineStyle: { color: look.line } },
    axisTick: { show: false },
    splitLine: { lineStyle: { color: look.line } },
    nameTextStyle: { color: look.quiet, fontSize: look.size },
  };
}

function legend(look, series) {
  return { show: series.length > 1, itemWidth: 18, itemHeight: 10, top: 0, right: 0, textStyle: { color: look.ink, fontSize: look.size } };
}

function overTime(data, kind) {
  const look = colours();
  const marks = ["circle", "diamond", "triangle", "rect"];
  return {
    grid: { left: 4, right: 12, top: data.series.length > 1 ? 36 : 28, bottom: 4, containLabel: true },
    legend: legend(look, data.series),
    tooltip: tooltip(look, { trigger: "axis" }),
    xAxis: { type: "category", data: data.x, boundaryGap: kind === "bar", ...axis(look), splitLine: { show: false } },
    yAxis: { type: "value", name: data.unit ?? "", minInterval: 1, ...axis(look), axisLine: { show: false } },
    series: data.series.map((one, i) => ({
      name: one.name,
      type: kind,
      data: one.values,
      symbol: marks[i % marks.length],
      symbolSize: 6,
      showSymbol: one.values.length <= 60,
      barMaxWidth: 28,
      itemStyle: kind === "bar" ? { borderRadius: [3, 3, 0, 0] } : {},
      areaStyle: kind === "line" && data.series.length === 1 ? { color: look.soft, opacity: 1 } : undefined,
    })),
  };
}

function scatter(data) {
  const look = colours();
  const marks = ["circle", "diamond", "triangle", "rect", "pin"];
  const bare = { type: "value", scale: true, axisLabel: { show: false }, axisTick: { show: false } };
  const lines = { axisLine: { lineStyle: { color: look.line } }, splitLine: { show: false } };
  return {
    grid: { left: 8, right: 8, top: 36, bottom: 8 },
    legend: legend(look, data.series),
    tooltip: tooltip(look, { formatter: (point) => point.value[2] ?? point.seriesName }),
    xAxis: { ...bare, ...lines },
    yAxis: { ...bare, ...lines },
    series: data.series.map((one, i) => ({
      name: one.name,
      type: "scatter",
      data: one.points,
      symbol: marks[i % marks.length],
      symbolSize: 11,
      itemStyle: { opacity: 0.85 },
    })),
  };
}
