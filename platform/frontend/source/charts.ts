/** Accuracy and loss side by side, the current values written out, and the sentence that belongs to them. */

import { Chart, type ChartLines, type Quantity } from "./chart";
import { decimals, percent } from "./numbers";
import { get, readWords } from "./page";

export interface Epoch {
  epoch?: number;
  epochs?: number | null;
  loss?: number;
  accuracy?: number;
  val_loss?: number;
  val_accuracy?: number;
  seconds?: number;
}

/** What the chart shows beside the student's own line. */
export interface Plan {
  epochs: number | null;
  log: { loss: number; accuracy: number }[];
  band: { loss: [number, number]; accuracy: [number, number] }[];
}

const FEWEST_EPOCHS = 5;
const NO_PLAN: Plan = { epochs: null, log: [], band: [] };

export class Charts {
  readonly #root: ParentNode;
  readonly #plan: Plan;
  readonly #words = readWords("chart-words");
  readonly #charts: Record<Quantity, Chart>;
  #epochs: Epoch[] = [];

  constructor(root: ParentNode, plan: Plan | null) {
    this.#root = root;
    this.#plan = plan ?? NO_PLAN;
    this.#charts = { accuracy: this.#draw("accuracy"), loss: this.#draw("loss") };
  }

  /** Shows these epochs, and no others. */
  show(epochs: Epoch[]): void {
    this.#epochs = epochs;
    const last = epochs.at(-1);
    for (const quantity of ["accuracy", "loss"] as const) {
      this.#charts[quantity].show(this.#lines(quantity));
      get("[data-now=" + quantity + "]", this.#root).textContent = this.#write(quantity, last?.[quantity]);
    }
  }

  /** What the last epoch says, in words. */
  sentence(): string {
    const last = this.#epochs.at(-1);
    if (!last || last.loss === undefined) {
      return "";
    }
    const epoch = last.epoch ?? this.#epochs.length;
    const values = {
      epoch,
      epochs: last.epochs ?? "",
      loss: this.#write("loss", last.loss),
      accuracy: this.#write("accuracy", last.accuracy),
    };
    const form = last.accuracy === undefined ? "sentenceLoss" : last.epochs ? "sentence" : "sentenceOpen";
    return `${this.#words(form, values)} ${this.#beside(epoch)}`.trim();
  }

  #beside(epoch: number): string {
    const band = this.#plan.band[epoch - 1]?.accuracy;
    return band ? this.#words("beside", { low: percent(band[0]), high: percent(band[1]) }) : "";
  }

  #draw(quantity: Quantity): Chart {
    const words = this.#words;
    return new Chart(get(`[data-chart=${quantity}]`, this.#root), this.#lines(quantity), {
      epoch: words("epoch"),
      labels: [words("reference"), words("course"), words("validation"), words("you")],
      write: (value, step) =>
        quantity === "accuracy" ? `${decimals(100 * value, placesOf(100 * step))}\u00a0%` : decimals(value, placesOf(step)),
    });
  }

  #lines(quantity: Quantity): ChartLines {
    const { band, log, epochs } = this.#plan;
    const told = this.#epochs.at(-1)?.epochs ?? 0;
    return {
      epochs: Math.max(epochs ?? 0, told, this.#epochs.length, log.length, epochs ? 0 : FEWEST_EPOCHS),
      low: band.map((edges) => edges[quantity][0]),
      high: band.map((edges) => edges[quantity][1]),
      log: log.map((entry) => entry[quantity]),
      training: this.#epochs.map((entry) => entry[quantity] ?? null),
      validation: this.#epochs.map((entry) => entry[`val_${quantity}`] ?? null),
    };
  }

  #write(quantity: Quantity, value: number | undefined): string {
    if (value === undefined) {
      return "";
    }
    return quantity === "accuracy" ? percent(value) : decimals(value, 4);
  }
}

/** How many decimals tell the marks of an axis apart. */
function placesOf(step: number): number {
  return [0, 1, 2, 3].find((places) => Math.abs(step - Number(step.toFixed(places))) < 1e-9) ?? 4;
}
