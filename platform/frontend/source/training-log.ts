/** Draws the published log of a lesson from its own table. */

import { Charts, type Plan } from "./charts";

type Row = Partial<Record<"loss" | "accuracy" | "lossLow" | "lossHigh" | "accuracyLow" | "accuracyHigh", string>>;

for (const log of document.querySelectorAll<HTMLElement>("[data-training-log]")) {
  const rows = [...log.querySelectorAll<HTMLElement>("tbody tr")].map((row) => row.dataset as Row);
  new Charts(log, planOf(rows));
}

function planOf(rows: Row[]): Plan {
  return {
    epochs: rows.length,
    log: rows.map((row) => ({ loss: Number(row.loss), accuracy: Number(row.accuracy) })),
    band: rows
      .filter((row) => row.lossLow !== undefined)
      .map((row) => ({
        loss: [Number(row.lossLow), Number(row.lossHigh)],
        accuracy: [Number(row.accuracyLow), Number(row.accuracyHigh)],
      })),
  };
}
