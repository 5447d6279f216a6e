/** What the code prints, always as text and never as HTML. */

import { get } from "../page";

const MOST_CHARACTERS = 200_000;

export class Output {
  readonly #section: HTMLElement;
  readonly #box: HTMLElement;
  #length = 0;

  constructor(root: ParentNode) {
    this.#section = get("[data-printed]", root);
    this.#box = get("[data-output]", root);
  }

  clear(): void {
    this.#box.replaceChildren();
    this.#length = 0;
    this.#section.hidden = true;
  }

  add(stream: "stdout" | "stderr", text: string): void {
    const isAtEnd = this.#box.scrollHeight - this.#box.scrollTop - this.#box.clientHeight < 24;
    const part = this.#part(stream);
    const before = part.textContent ?? "";
    part.textContent = typed(before, text);
    this.#length += part.textContent.length - before.length;
    this.#forgetOldest();
    this.#section.hidden = false;
    if (isAtEnd) {
      this.#box.scrollTop = this.#box.scrollHeight;
    }
  }

  #part(stream: string): HTMLElement {
    const last = this.#box.lastElementChild as HTMLElement | null;
    if (last?.dataset["stream"] === stream) {
      return last;
    }
    const part = document.createElement("span");
    part.dataset["stream"] = stream;
    part.className = `output-${stream}`;
    this.#box.append(part);
    return part;
  }

  #forgetOldest(): void {
    while (this.#length > MOST_CHARACTERS) {
      const first = this.#box.firstElementChild;
      if (!first) {
        return;
      }
      const text = first.textContent ?? "";
      const excess = Math.min(text.length, this.#length - MOST_CHARACTERS);
      first.textContent = text.slice(excess);
      this.#length -= excess;
      if (excess === text.length) {
        first.remove();
      }
    }
  }
}

/** The text after more was printed: a carriage return begins its line anew, as progress bars do. */
function typed(before: string, more: string): string {
  const [first = "", ...rewritten] = more.split("\r");
  return rewritten.reduce((text, line) => text.slice(0, text.lastIndexOf("\n") + 1) + line, before + first);
}
