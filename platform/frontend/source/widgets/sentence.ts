/** What a picture shows, in words: at once for eyes, and when all is quiet for ears. */

import { get } from "../page";

const QUIET_MS = 700;

export class Sentence {
  readonly #seen: HTMLElement;
  readonly #said: HTMLElement;
  #waiting = 0;

  constructor(root: HTMLElement) {
    this.#seen = get("[data-sentence]", root);
    this.#said = get("[data-said]", root);
  }

  say(sentence: string): void {
    // An equation is not torn apart at the end of a line.
    const text = sentence.replaceAll(" = ", "\u00a0=\u00a0");
    this.#seen.textContent = text;
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => {
      if (this.#said.textContent !== text) {
        this.#said.textContent = text;
      }
    }, QUIET_MS);
  }
}
