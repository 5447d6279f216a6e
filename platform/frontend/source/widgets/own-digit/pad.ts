/** The pad: strokes by mouse, finger or pen, or by keys that lead a pen over a grid. Everything can be undone. */

import type { Point, Stroke } from "../arithmetic/image";
import { get, type Words } from "../../page";

/** The cells that the keys go over, along each side. */
const GRID = 16;
/** The pad's own measure: it is drawn 100 units wide. */
const UNITS = 100;
/** Points nearer to one another than this, of the width of the pad, are one. */
const NEAREST = 0.004;
const STEPS: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  Home: [-1, -1],
  PageUp: [1, -1],
  End: [-1, 1],
  PageDown: [1, 1],
};
const SVG = "http://www.w3.org/2000/svg";

export class Pad {
  readonly #pad: HTMLElement;
  readonly #ink: SVGElement;
  readonly #cursor: SVGElement;
  readonly #said: HTMLElement;
  readonly #words: Words;
  readonly #onDrawing: (strokes: Stroke[]) => void;
  #strokes: Stroke[] = [];
  /** What was there before each stroke, sample and clearing. */
  #before: Stroke[][] = [];
  #pointer: number | null = null;
  #cell = { x: GRID / 2, y: GRID / 4 };
  #isPenDown = false;

  constructor(root: HTMLElement, words: Words, onDrawing: (strokes: Stroke[]) => void) {
    this.#pad = get("[data-pad]", root);
    this.#ink = this.#part("[data-ink]");
    this.#cursor = this.#part("[data-cursor]");
    this.#said = get("[data-cell]", root);
    this.#words = words;
    this.#onDrawing = onDrawing;
    this.#pad.addEventListener("pointerdown", (event) => this.#press(event));
    this.#pad.addEventListener("pointermove", (event) => this.#drag(event));
    for (const end of ["pointerup", "pointercancel"] as const) {
      this.#pad.addEventListener(end, () => (this.#pointer = null));
    }
    this.#pad.addEventListener("keydown", (event) => this.#type(event));
    this.#pad.addEventListener("blur", () => this.#lift());
    this.#placeCursor();
  }

  /** Puts other strokes in the place of those that are there. */
  replace(strokes: Stroke[]): void {
    this.#lift();
    this.#before.push(this.#strokes);
    this.#show(strokes);
  }

  undo(): void {
    this.#lift();
    this.#show(this.#before.pop() ?? []);
  }

  get canUndo(): boolean {
    return this.#before.length > 0;
  }

  #part(selector: string): SVGElement {
    const part = this.#pad.querySelector<SVGElement>(selector);
    if (!part) {
      throw new Error(`The page has no ${selector}`);
    }
    return part;
  }

  #press(event: PointerEvent): void {
    if (this.#pointer !== null || event.button !== 0) {
      return;
    }
    this.#lift();
    this.#pointer = event.pointerId;
    this.#pad.setPointerCapture(event.pointerId);
    this.#begin(this.#placeOf(event));
  }

  #drag(event: PointerEvent): void {
    if (event.pointerId !== this.#pointer) {
      return;
    }
    for (const step of event.getCoalescedEvents?.() ?? [event]) {
      this.#lead(this.#placeOf(step));
    }
    this.#show(this.#strokes);
  }

  #placeOf(event: PointerEvent): Point {
    const { left, top, width, height } = this.#pad.getBoundingClientRect();
    const within = (share: number): number => Math.min(Math.max(share, 0), 1);
    return { x: within((event.clientX - left) / width), y: within((event.clientY - top) / height) };
  }

  #type(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey) {
      return;
    }
    const step = STEPS[event.key];
    if (step) {
      const into = (place: number): number => Math.min(Math.max(place, 0), GRID - 1);
      this.#cell = { x: into(this.#cell.x + step[0]), y: into(this.#cell.y + step[1]) };
      if (this.#isPenDown) {
        this.#lead(this.#middle());
        this.#show(this.#strokes);
      }
    } else if (event.key === " ") {
      if (this.#isPenDown) {
        this.#lift();
      } else {
        this.#isPenDown = true;
        this.#begin(this.#middle());
      }
    } else if (event.key === "Backspace") {
      this.undo();
    } else {
      return;
    }
    event.preventDefault();
    this.#placeCursor();
    this.#said.textContent = this.#words(this.#isPenDown ? "down" : "up", { row: this.#cell.y + 1, column: this.#cell.x + 1 });
  }

  #lift(): void {
    this.#isPenDown = false;
    this.#placeCursor();
  }

  #middle(): Point {
    return { x: (this.#cell.x + 0.5) / GRID, y: (this.#cell.y + 0.5) / GRID };
  }

  #begin(point: Point): void {
    this.#before.push(this.#strokes);
    this.#show([...this.#strokes, [point]]);
  }

  #lead(point: Point): void {
    const last = this.#strokes.at(-1);
    const end = last?.at(-1);
    if (last && end && Math.hypot(point.x - end.x, point.y - end.y) >= NEAREST) {
      this.#strokes = [...this.#strokes.slice(0, -1), [...last, point]];
    }
  }

  #show(strokes: Stroke[]): void {
    this.#strokes = strokes;
    this.#ink.replaceChildren(...strokes.map(lineOf));
    this.#onDrawing(strokes);
  }

  #placeCursor(): void {
    const side = UNITS / GRID;
    this.#cursor.setAttribute("x", String(this.#cell.x * side));
    this.#cursor.setAttribute("y", String(this.#cell.y * side));
    this.#cursor.classList.toggle("pen-down", this.#isPenDown);
  }
}

function lineOf(stroke: Stroke): SVGElement {
  const line = document.createElementNS(SVG, "polyline");
  // A line of one point is drawn as a dot by its round ends, if it has a second point.
  const points = stroke.length === 1 ? [...stroke, ...stroke] : stroke;
  line.setAttribute("points", points.map(({ x, y }) => `${UNITS * x},${UNITS * y}`).join(" "));
  return line;
}
