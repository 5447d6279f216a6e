/** Draws the published log of a lesson, and the student's own training beside it, from their table. */

import { Charts, type Epoch, type Plan } from "./charts";

type Row = Partial<Record<"loss" | "accuracy" | "lossLow" | "lossHigh" | "accuracyLow" | "accuracyHigh" | "own", string>>;

for (const log of document.querySelectorAll<HTMLElement>("[data-training-log]")) {
  const rows = [...log.querySelectorAll<HTMLElement>("[data-epoch]")].map((row) => row.dataset as Row);
  const own = rows.flatMap((row) => (row.own === undefined ? [] : [JSON.parse(row.own) as Epoch]));
  const charts = new Charts(log, planOf(rows));
  if (own.length > 0) {
    charts.show(own);
  }
}

function planOf(rows: Row[]): Plan {
  return {
    epochs: rows.length,
    log: rows
      .filter((row) => row.loss !== undefined)
      .map((row) => ({ loss: Number(row.loss), accuracy: Number(row.accuracy) })),
    band: rows
      .filter((row) => row.lossLow !== undefined)
      .map((row) => ({
        loss: [Number(row.lossLow), Number(row.lossHigh)],
        accuracy: [Number(row.accuracyLow), Number(row.accuracyHigh)],
      })),
  };
}
