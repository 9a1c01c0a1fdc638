// <c-map>: areas as GeoJSON, shaded by their value or coloured by kind; places as dots sized by theirs; outlines on top.

import { colours, dataOf, draw, echarts, tooltip } from "./drawing.js";

export function wake(element) {
  if (element.dataset.drawn) return;
  element.dataset.drawn = "yes";
  const data = dataOf(element);
  echarts.registerMap(element.dataset.from, {
    type: "FeatureCollection",
    features: data.towns.map((town) => ({ type: "Feature", properties: { name: town.name }, geometry: town.geometry })),
  });
  draw(element, option(data, element.dataset.from, colours()));
}

function option(data, name, look) {
  const shaded = data.towns.filter((town) => town.value != null);
  const coloured = data.towns.filter((town) => town.colour != null);
  const dots = data.dots ?? [];
  const most = Math.max(1, ...dots.map((dot) => dot.value));
  return {
    tooltip: tooltip(look, { formatter: (at) => words(at) }),
    visualMap: shaded.length ? shade(shaded, look) : undefined,
    geo: {
      map: name,
      roam: true,
      scaleLimit: { min: 1, max: 8 },
      left: 12,
      right: 12,
      top: 12,
      bottom: 12,
      preserveAspect: "contain",
      label: { show: !coloured.length, color: look.ink, fontSize: look.size, textBorderColor: look.paper, textBorderWidth: 3 },
      itemStyle: { areaColor: look.soft, borderColor: look.edge },
      emphasis: { label: { color: look.ink }, itemStyle: { areaColor: look.line, borderWidth: 2 } },
      select: { disabled: true },
      regions: coloured.map((town) => kind(town, look)),
    },
    series: [
      { type: "map", geoIndex: 0, data: [...shaded, ...coloured].map(valued) },
      {
        type: "scatter",
        coordinateSystem: "geo",
        data: dots.map((dot) => ({ name: dot.name, value: [...dot.at, dot.value] })),
        symbolSize: (value) => 7 + 17 * Math.sqrt(value[2] / most),
        itemStyle: { color: look.series[5], opacity: 0.8, borderColor: look.paper, borderWidth: 1 },
      },
      {
        type: "lines",
        coordinateSystem: "geo",
        polyline: true,
        silent: true,
        data: (data.outlines ?? []).flatMap((area) => rings(area.geometry)).map((coords) => ({ coords })),
        lineStyle: { color: look.ink, width: 2, opacity: 0.8 },
      },
    ],
  };
}

function valued(town) {
  return { name: town.name, value: town.value, words: town.words };
}

function kind(town, look) {
  const areaColor = town.colour < 0 ? look.soft : look.series[town.colour % look.series.length];
  return { name: town.name, itemStyle: { areaColor, opacity: 0.6 } };
}

function rings(geometry) {
  const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  return polygons.flat();
}

function shade(towns, look) {
  const values = towns.map((town) => town.value);
  return {
    seriesIndex: 0,
    min: Math.min(...values),
    max: Math.max(...values),
    left: 8,
    bottom: 8,
    itemWidth: 12,
    itemHeight: 80,
    textStyle: { color: look.quiet, fontSize: look.size },
    text: [String(Math.max(...values)), String(Math.min(...values))],
    inRange: { color: [look.soft, look.middle] },
  };
}

function words(at) {
  if (at.data?.words) return `${at.name}  ${at.data.words}`;
  const value = Array.isArray(at.value) ? at.value[2] : at.value;
  return Number.isFinite(value) ? `${at.name}  ${value}` : at.name;
}
