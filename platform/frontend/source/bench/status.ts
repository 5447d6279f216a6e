/** What is going on, for how long, in the page and in the favicon. */

import { clock } from "../numbers";
import { find, get, type Words } from "../page";

export type State = "idle" | "queued" | "running" | "done";

const FAVICONS: Record<State, string> = { idle: "idle", queued: "running", running: "running", done: "done" };

export class Status {
  readonly #line: HTMLElement;
  readonly #word: HTMLElement;
  readonly #detail: HTMLElement;
  readonly #clock: HTMLElement;
  readonly #stop: HTMLButtonElement;
  readonly #words: Words;
  #since = 0;
  #timer = 0;

  constructor(root: ParentNode, words: Words) {
    this.#line = get("[data-status]", root);
    this.#word = get("[data-status-word]", root);
    this.#detail = get("[data-status-detail]", root);
    this.#clock = get("[data-clock]", root);
    this.#stop = get("[data-stop]", root);
    this.#words = words;
  }

  /** Says the sentence named ``word``; a clock runs while something is awaited. */
  show(state: State, word: string, detail = "", values: Record<string, string | number> = {}): void {
    this.#line.dataset["state"] = state;
    this.#line.hidden = false;
    put(this.#word, this.#words(word));
    put(this.#detail, detail && this.#words(detail, values));
    this.#stop.hidden = state !== "queued" && state !== "running";
    this.#stop.disabled = word === "stopping";
    setFavicon(FAVICONS[state]);
    if (state === "idle" || state === "done") {
      clearInterval(this.#timer);
    }
  }

  /** Starts the clock: ``since`` in seconds of this computer's clock. */
  startClock(since: number): void {
    clearInterval(this.#timer);
    this.#since = since;
    this.#timer = setInterval(() => this.#tick(), 1000);
    this.#tick();
  }

  #tick(): void {
    this.#clock.textContent = clock(Date.now() / 1000 - this.#since);
  }
}

/** A live region speaks again whenever it is written to, so the same words are not written twice. */
function put(element: HTMLElement, text: string): void {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}

function setFavicon(name: string): void {
  const icon = find<HTMLLinkElement>("#favicon");
  const address = icon?.dataset[name];
  if (icon && address) {
    icon.href = address;
  }
}
