/** One quantity over the epochs: training solid, validation dashed, the course's log dotted, the reference a band. */

import uPlot from "uplot";

import { onThemeChange, readColours } from "./colours";
import { drawLabels } from "./chart-labels";

export type Quantity = "accuracy" | "loss";
export type Values = (number | null)[];

export interface ChartLines {
  epochs: number;
  low: Values;
  high: Values;
  log: Values;
  training: Values;
  validation: Values;
}

export interface ChartWords {
  epoch: string;
  /** What is written at the end of each line, in the order of SERIES. */
  labels: string[];
  /** How a value is written on the axis. */
  write: (value: number, step: number) => string;
}

const HEIGHT = 172;
const ROOM_FOR_LABELS = 74;
const FONT = '11px "Golos Text", sans-serif';

export class Chart {
  readonly #plot: uPlot;
  #lines: ChartLines;

  constructor(area: HTMLElement, lines: ChartLines, words: ChartWords) {
    this.#lines = lines;
    let colours = readColours(area);
    const axis = {
      font: FONT,
      stroke: () => colours["ink-soft"],
      ticks: { show: false },
      grid: { stroke: () => colours.hairline, width: 1 },
    };
    this.#plot = new uPlot(
      {
        width: area.clientWidth,
        height: HEIGHT,
        padding: [10, ROOM_FOR_LABELS, 0, 0],
        legend: { show: false },
        cursor: { show: false },
        scales: { x: { time: false, range: () => [1, Math.max(this.#lines.epochs, 2)] } },
        axes: [
          {
            ...axis,
            label: words.epoch,
            labelFont: FONT,
            labelSize: 16,
            size: 22,
            splits: (_plot, _axis, _first, last) => marks(last),
            grid: { show: false },
          },
          { ...axis, size: 52, space: 32, values: (_plot, ticks) => ticks.map((tick) => words.write(tick, stepOf(ticks))) },
        ],
        series: [
          {},
          { points: { show: false } },
          { points: { show: false } },
          { stroke: () => colours["ink-soft"], width: 1.25, dash: [1.5, 3.5], cap: "round", points: { show: false } },
          { stroke: () => colours.accent, width: 1.5, dash: [6, 4], points: { show: false } },
          { stroke: () => colours.accent, width: 2.25, points: { show: true, size: 5, fill: () => colours.accent } },
        ],
        bands: [{ series: [2, 1], fill: () => colours.band }],
        hooks: {
          draw: [
            (plot) => {
              const inks = [colours.violet, colours["ink-soft"], colours.accent, colours.accent];
              drawLabels(plot, words.labels, inks, colours.paper);
            },
          ],
        },
      },
      data(lines),
      area,
    );
    new ResizeObserver(() => this.#plot.setSize({ width: area.clientWidth, height: HEIGHT })).observe(area);
    onThemeChange(() => {
      colours = readColours(area);
      this.#plot.redraw(false);
    });
  }

  show(lines: ChartLines): void {
    this.#lines = lines;
    this.#plot.setData(data(lines));
  }
}

function stepOf([first = 0, second = 0]: number[]): number {
  return second - first;
}

/** The first epoch, and then every one, every fifth or every tenth. */
function marks(last: number): number[] {
  const step = last <= 8 ? 1 : last <= 40 ? 5 : 10;
  return Array.from({ length: last }, (_, index) => index + 1).filter((epoch) => epoch === 1 || epoch % step === 0);
}

function data(lines: ChartLines): uPlot.AlignedData {
  const columns = [lines.low, lines.high, lines.log, lines.validation, lines.training];
  const length = Math.max(lines.epochs, ...columns.map((column) => column.length));
  const epochs = Array.from({ length }, (_, index) => index + 1);
  return [epochs, ...columns.map((column) => epochs.map((_, index) => column[index] ?? null))] as uPlot.AlignedData;
}
