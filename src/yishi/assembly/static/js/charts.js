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
  const named = [...(data.band ? [data.band.name, data.band.middle] : []), ...data.series.map((one) => one.name)];
  return {
    grid: { left: 4, right: 12, top: named.length > 1 ? 36 : 28, bottom: 4, containLabel: true },
    legend: { ...legend(look, named), data: named },
    tooltip: tooltip(look, { trigger: "axis" }),
    xAxis: { type: "category", data: data.x, boundaryGap: kind === "bar", ...axis(look), splitLine: { show: false } },
    yAxis: { type: "value", name: data.unit ?? "", minInterval: 1, ...axis(look), axisLine: { show: false } },
    series: [...bandOf(data, look), ...data.series.map((one, i) => ({
      name: one.name,
      type: kind,
      data: one.values,
      symbol: marks[i % marks.length],
      symbolSize: 6,
      showSymbol: one.values.length <= 60,
      barMaxWidth: 28,
      itemStyle: { color: look.series[i % look.series.length], ...(kind === "bar" ? { borderRadius: [3, 3, 0, 0] } : {}) },
      areaStyle: kind === "line" && data.series.length === 1 && !data.band ? { color: look.soft, opacity: 1 } : undefined,
    }))],
  };
}

// What was to be expected: from `low` to `high` as an area (two stacked lines, the lower unseen), `expected` as a dashed
// line. Values stand beside `x`; null where nothing could be told.
function bandOf(data, look) {
  if (!data.band) return [];
  const { low, high, expected, name, middle } = data.band;
  const bare = { type: "line", symbol: "none", silent: true, stack: "band", lineStyle: { opacity: 0 } };
  const width = high.map((value, i) => (value === null ? null : value - low[i]));
  return [
    { ...bare, data: low, tooltip: { show: false } },
    { ...bare, name, data: width, areaStyle: { color: look.middle, opacity: 0.35 }, itemStyle: { color: look.middle }, tooltip: { valueFormatter: (_, i) => `${low[i]}–${high[i]}` } },
    { type: "line", name: middle, data: expected, symbol: "none", itemStyle: { color: look.quiet }, lineStyle: { color: look.quiet, type: "dashed", width: 1 } },
  ];
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
