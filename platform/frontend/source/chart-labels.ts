/** The name of a line is written where the line ends: no legend has to be looked up. */

import uPlot from "uplot";

const LINE_HEIGHT = 13;
const GAP = 7;
/** Which series each label belongs to: the upper edge of the band, the log, validation, training. */
const SERIES = [2, 3, 4, 5];

interface Label {
  text: string;
  ink: string;
  x: number;
  y: number;
}

export function drawLabels(plot: uPlot, texts: string[], inks: string[], ground: string): void {
  const labels = SERIES.flatMap((series, index) => {
    const end = endOf(plot, series);
    return end ? [{ ...end, text: texts[index] ?? "", ink: inks[index] ?? "" }] : [];
  });
  const edge = plot.bbox.left + plot.bbox.width;
  const finished = labels.filter(({ x }) => x >= edge - 1);
  spread(finished, LINE_HEIGHT * uPlot.pxRatio, plot.bbox.top + plot.bbox.height);
  const { ctx } = plot;
  ctx.save();
  ctx.font = `500 ${11 * uPlot.pxRatio}px "Golos Text", sans-serif`;
  ctx.textBaseline = "middle";
  ctx.lineJoin = "round";
  ctx.lineWidth = 3 * uPlot.pxRatio;
  ctx.strokeStyle = ground;
  for (const label of finished) {
    write(ctx, { ...label, x: label.x + GAP * uPlot.pxRatio }, "left");
  }
  // A line that is still growing has its name over or under its end, where there is room.
  const middle = plot.bbox.top + plot.bbox.height / 2;
  for (const label of labels.filter(({ x }) => x < edge - 1)) {
    write(ctx, { ...label, y: label.y + (label.y < middle ? 1 : -1) * 2 * GAP * uPlot.pxRatio }, "center");
  }
  ctx.restore();
}

function write(ctx: CanvasRenderingContext2D, { text, ink, x, y }: Label, align: CanvasTextAlign): void {
  ctx.textAlign = align;
  ctx.fillStyle = ink;
  ctx.strokeText(text, x, y);
  ctx.fillText(text, x, y);
}

function endOf(plot: uPlot, series: number): { x: number; y: number } | null {
  const values = plot.data[series] ?? [];
  const last = values.findLastIndex((value) => value !== null && value !== undefined);
  const epoch = plot.data[0][last];
  const value = values[last];
  if (epoch === undefined || value === null || value === undefined) {
    return null;
  }
  return { x: plot.valToPos(epoch, "x", true), y: plot.valToPos(value, "y", true) };
}

/** Pushes labels that would overlap apart, keeping their order, and the lowest not below the axis. */
function spread(labels: Label[], distance: number, lowest: number): void {
  labels.sort((one, other) => one.y - other.y);
  labels.forEach((label, index) => {
    label.y = Math.max(label.y, (labels[index - 1]?.y ?? -Infinity) + distance);
  });
  let floor = lowest;
  for (const label of labels.toReversed()) {
    label.y = Math.min(label.y, floor);
    floor = label.y - distance;
  }
}
