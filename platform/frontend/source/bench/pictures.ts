/** What the code has drawn. The worker lets through whole PNG files of a bounded size and nothing else. */

import { get, type Words } from "../page";
import type { Events } from "./stream";

export class Pictures {
  readonly #section: HTMLElement;
  readonly #words: Words;
  #number = 0;

  constructor(root: ParentNode, words: Words) {
    this.#section = get("[data-pictures]", root);
    this.#words = words;
  }

  clear(): void {
    for (const picture of this.#section.querySelectorAll("img")) {
      picture.remove();
    }
    this.#number = 0;
    this.#section.hidden = true;
  }

  add({ png, title }: Events["picture"]): void {
    const image = document.createElement("img");
    this.#number += 1;
    image.className = "drawn-picture";
    image.alt = this.#words(title ? "titledPicture" : "picture", { number: this.#number, title });
    image.src = `data:image/png;base64,${png}`;
    this.#section.append(image);
    this.#section.hidden = false;
  }
}
