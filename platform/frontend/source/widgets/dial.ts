/** A number that is set by a slider or typed: both show the same. */

import { brief, readNumber } from "../numbers";
import { get } from "../page";

export class Dial {
  readonly root: HTMLElement;
  readonly #range: HTMLInputElement;
  readonly #field: HTMLInputElement;
  readonly #isLogarithmic: boolean;

  constructor(root: HTMLElement, changed: (value: number) => void) {
    this.root = root;
    this.#range = get<HTMLInputElement>("[type=range]", root);
    this.#field = get<HTMLInputElement>("[type=text]", root);
    this.#isLogarithmic = "logarithmic" in root.dataset;
    this.#range.addEventListener("input", () => changed(this.#fromRange()));
    this.#field.addEventListener("change", () => {
      const typed = readNumber(this.#field.value);
      changed(typed === null ? this.#fromRange() : this.#bounded(typed));
    });
  }

  /** Shows the value; where it is being typed, the field is left as it is. */
  show(value: number): void {
    const text = brief(value);
    this.#range.value = String(this.#isLogarithmic ? Math.log10(value) : value);
    this.#range.setAttribute("aria-valuetext", text);
    this.#field.value = text;
    const share = (Number(this.#range.value) - Number(this.#range.min)) / (Number(this.#range.max) - Number(this.#range.min));
    this.#range.style.setProperty("--share", String(share));
  }

  disable(isDisabled: boolean): void {
    this.#range.disabled = this.#field.disabled = isDisabled;
  }

  #fromRange(): number {
    const at = Number(this.#range.value);
    return this.#isLogarithmic ? Number((10 ** at).toPrecision(2)) : at;
  }

  #bounded(value: number): number {
    const [least, most] = [Number(this.#range.min), Number(this.#range.max)];
    const [low, high] = this.#isLogarithmic ? [10 ** least, 10 ** most] : [least, most];
    return Math.min(Math.max(value, low), high);
  }
}

/** The dials within an element by their names. */
export function dialsIn(root: HTMLElement, changed: (name: string, value: number) => void): Map<string, Dial> {
  const places = [...root.querySelectorAll<HTMLElement>("[data-dial]")];
  return new Map(
    places.map((place) => {
      const name = place.dataset["dial"] ?? "";
      return [name, new Dial(place, (value) => changed(name, value))];
    }),
  );
}
