/** A point of a plane that is moved: dragged with mouse or finger, or by the arrow keys. */

import type { Plane } from "./drawing";
import type { Point } from "./arithmetic/surfaces";

const ARROWS: Record<string, Point> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};
/** How many steps an arrow key goes with Shift. */
const LEAP = 5;

export interface HandleOptions {
  plane: Plane;
  label: string;
  /** How far an arrow key moves it. */
  step: () => number;
  /** It goes along a line, and the upright arrows do what those along the line do. */
  isOnLine?: boolean;
  /** Its look: a class of the style sheet. */
  look: string;
  moved: (to: Point) => void;
}

export class Handle {
  readonly element: HTMLElement;
  readonly #options: HandleOptions;
  #at: Point = [0, 0];

  constructor(options: HandleOptions) {
    this.#options = options;
    this.element = document.createElement("div");
    this.element.className = `handle ${options.look}`;
    this.element.tabIndex = 0;
    this.element.setAttribute("role", "slider");
    this.element.setAttribute("aria-label", options.label);
    this.element.addEventListener("keydown", (event) => this.#key(event));
    this.element.addEventListener("pointerdown", (event) => this.#drag(event));
    options.plane.area.append(this.element);
  }

  /** Shows it at a point, called by what it stands for. */
  place(at: Point, text: string): void {
    this.#at = at;
    const [x, y] = this.#options.plane.to(at);
    this.element.style.transform = `translate(${x}px, ${y}px)`;
    this.element.setAttribute("aria-valuenow", String(Number(at[0].toFixed(6))));
    this.element.setAttribute("aria-valuemin", String(this.#options.plane.bounds.left));
    this.element.setAttribute("aria-valuemax", String(this.#options.plane.bounds.right));
    this.element.setAttribute("aria-valuetext", text);
  }

  name(label: string): void {
    this.element.setAttribute("aria-label", label);
  }

  #key(event: KeyboardEvent): void {
    const arrow = ARROWS[event.key];
    if (!arrow || event.ctrlKey || event.altKey || event.metaKey) {
      return;
    }
    event.preventDefault();
    const by = this.#options.step() * (event.shiftKey ? LEAP : 1);
    const [across, up] = this.#options.isOnLine ? [arrow[0] + arrow[1], 0] : arrow;
    this.#move([this.#at[0] + by * across, this.#at[1] + by * up]);
  }

  #drag(down: PointerEvent): void {
    if (down.button !== 0) {
      return;
    }
    // Taken where it was gripped, it does not jump under the pointer.
    const { plane } = this.#options;
    const gripped = plane.under(down);
    const offset: Point = [this.#at[0] - gripped[0], this.#at[1] - gripped[1]];
    this.element.setPointerCapture(down.pointerId);
    this.element.classList.add("is-dragged");
    const ending = new AbortController();
    const drag = (event: PointerEvent): void => {
      const [x, y] = plane.under(event);
      this.#move([x + offset[0], y + offset[1]]);
    };
    const drop = (): void => {
      this.element.classList.remove("is-dragged");
      ending.abort();
    };
    this.element.addEventListener("pointermove", drag, ending);
    this.element.addEventListener("pointerup", drop, ending);
    this.element.addEventListener("pointercancel", drop, ending);
  }

  #move(to: Point): void {
    const { plane, step, moved } = this.#options;
    const [x, y] = plane.within(to);
    // To a tenth of a step: what is dragged has numbers that can be read.
    const grain = step() / 10;
    moved([Number((Math.round(x / grain) * grain).toFixed(6)), Number((Math.round(y / grain) * grain).toFixed(6))]);
  }
}
