/** The training as it goes: charts, a sentence that is read out, and a table with every number. */

import { Charts, type Epoch, type Plan } from "../charts";
import { decimals, percent } from "../numbers";
import { get } from "../page";

export class Training {
  readonly #section: HTMLElement;
  readonly #sentence: HTMLElement;
  readonly #table: HTMLElement;
  readonly #plan: Plan | null;
  #charts: Charts | null = null;
  #epochs: Epoch[] = [];

  constructor(root: ParentNode, plan: Plan | null) {
    this.#section = get("[data-training]", root);
    this.#sentence = get("[data-sentence]", root);
    this.#table = get("[data-epochs]", root);
    this.#plan = plan;
  }

  clear(): void {
    this.#epochs = [];
    this.#section.hidden = true;
    this.#sentence.textContent = "";
    this.#table.replaceChildren();
  }

  add(epoch: Epoch): void {
    this.#section.hidden = false;
    // A second fit begins to count anew: it is a training of its own.
    if ((epoch.epoch ?? 0) <= (this.#epochs.at(-1)?.epoch ?? 0)) {
      this.#epochs = [];
      this.#table.replaceChildren();
    }
    this.#epochs.push(epoch);
    this.#charts ??= new Charts(this.#section, this.#plan);
    this.#charts.show(this.#epochs);
    this.#sentence.textContent = this.#charts.sentence();
    this.#table.append(row(epoch, this.#epochs.length));
  }
}

function row(epoch: Epoch, count: number): HTMLTableRowElement {
  const line = document.createElement("tr");
  const head = document.createElement("th");
  head.scope = "row";
  head.textContent = String(epoch.epoch ?? count);
  line.append(head);
  const { accuracy, loss, seconds } = epoch;
  const texts = [
    accuracy === undefined ? "" : percent(accuracy),
    loss === undefined ? "" : decimals(loss, 4),
    seconds === undefined ? "" : decimals(seconds, 1),
  ];
  for (const text of texts) {
    const cell = line.insertCell();
    cell.className = "number";
    cell.textContent = text;
  }
  return line;
}
