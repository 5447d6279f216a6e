/** What the network answers: the digit, a bar for each of the ten outputs, and a sentence. */

import { percent } from "../../numbers";
import { get, type Words } from "../../page";
import { Sentence } from "../sentence";

const language = document.documentElement.lang;

export class Answer {
  readonly #digit: HTMLElement;
  readonly #sentence: Sentence;
  readonly #rows: HTMLElement[];
  readonly #words: Words;

  constructor(root: HTMLElement, words: Words) {
    this.#digit = get("[data-answer]", root);
    this.#sentence = new Sentence(root);
    this.#rows = [...root.querySelectorAll<HTMLElement>("[data-row]")];
    this.#words = words;
  }

  clear(): void {
    this.#rows.forEach((row) => fillRow(row, "", 0));
    this.#digit.textContent = "";
    this.#sentence.say("");
  }

  /** Shows ten outputs; those of softmax are probabilities, of others only the largest counts. */
  show(outputs: number[], areProbabilities: boolean): void {
    if (!outputs.every(Number.isFinite)) {
      this.clear();
      this.#sentence.say(this.#words("infinite"));
      return;
    }
    const write = areProbabilities ? percent : plain;
    const largest = Math.max(...outputs);
    const full = areProbabilities ? 1 : Math.max(...outputs.map(Math.abs), Number.MIN_VALUE);
    outputs.forEach((output, digit) => {
      const row = this.#rows[digit];
      if (row) {
        fillRow(row, write(output), Math.max(output, 0) / full, output === largest);
      }
    });
    const digit = outputs.indexOf(largest);
    this.#digit.textContent = String(digit);
    this.#sentence.say(this.#words(areProbabilities ? "probability" : "output", { digit, value: write(largest) }));
  }
}

function fillRow(row: HTMLElement, text: string, share: number, isLargest = false): void {
  row.classList.toggle("is-largest", isLargest);
  get("[data-bar]", row).style.inlineSize = `${100 * share}%`;
  get("[data-value]", row).textContent = text;
}

function plain(value: number): string {
  return value.toLocaleString(language, { maximumSignificantDigits: 3 });
}
