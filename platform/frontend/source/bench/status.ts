/** What is going on, for how long, in the page and in the favicon. */

import { clock } from "../numbers";
import { find, get, readWords } from "../page";

export type State = "idle" | "queued" | "running" | "done";

const FAVICONS: Record<State, string> = { idle: "idle", queued: "running", running: "running", done: "done" };

export class Status {
  readonly #line = get("[data-status]");
  readonly #word = get("[data-status-word]");
  readonly #detail = get("[data-status-detail]");
  readonly #clock = get("[data-clock]");
  readonly #stop = get<HTMLButtonElement>("[data-stop]");
  readonly #words = readWords("bench-words");
  #since = 0;
  #timer = 0;

  /** Says the sentence named ``word``; a clock runs while something is awaited. */
  show(state: State, word: string, detail = "", values: Record<string, string | number> = {}): void {
    this.#line.dataset["state"] = state;
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
