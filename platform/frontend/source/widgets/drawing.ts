/** Drawing in SVG: shapes, and a plane with axes whose numbers are as large on a phone as elsewhere. */

import { brief } from "../numbers";
import type { Bounds, Point } from "./arithmetic/surfaces";

type Attributes = Record<string, string | number>;

const NAMESPACE = "http://www.w3.org/2000/svg";
const MARGIN = { left: 32, right: 10, top: 10, bottom: 24 };
/** Pixels that the number of a grid line needs to itself. */
const ROOM = { across: 52, down: 30 };

export function shape(name: string, attributes: Attributes, ...children: (SVGElement | string)[]): SVGElement {
  const element = document.createElementNS(NAMESPACE, name);
  Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, String(value)));
  element.append(...children);
  return element;
}

/** A line through points of the picture; a single point is drawn as a dot by a round cap. */
export function lineThrough(points: readonly Point[]): string {
  return `M${points.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join("L")}${points.length === 1 ? "h0" : ""}`;
}

export function dotsAt(points: readonly Point[]): string {
  return points.map(([x, y]) => `M${x.toFixed(1)} ${y.toFixed(1)}h0`).join("");
}

export function words(look: string, [x, y]: Point, text: string, anchor = "middle"): SVGElement {
  return shape("text", { x, y, "text-anchor": anchor, class: look }, text);
}

export interface Mark {
  at: number;
  text: string;
}

export interface PlaneOptions {
  bounds: Bounds;
  /** Height of the picture for its width. */
  height: (width: number) => number;
  /** What is written at the ends of the axes. */
  names: () => [string, string];
  /** The marks of the upright axis, where they are not its round numbers. */
  marks?: () => Mark[] | null;
  redraw: () => void;
}

/** A picture with two axes. Its layers are drawn anew by ``redraw``, also when its width has changed. */
export class Plane {
  readonly area: HTMLElement;
  readonly #svg: SVGElement;
  readonly #options: PlaneOptions;
  readonly #frame = shape("g", { class: "plane-frame" });
  readonly #clip: SVGElement;
  readonly #content: SVGElement;
  bounds: Bounds;
  width = 0;
  height = 0;

  constructor(area: HTMLElement, options: PlaneOptions) {
    this.area = area;
    this.#options = options;
    this.bounds = options.bounds;
    this.#svg = area.querySelector("svg") as SVGElement;
    const id = `${area.dataset["plane"] ?? ""}-clip`;
    this.#clip = shape("rect", {});
    this.#content = shape("g", { "clip-path": `url(#${id})` });
    this.#svg.replaceChildren(shape("clipPath", { id }, this.#clip), this.#frame, this.#content);
    this.#measure();
    new ResizeObserver(() => {
      if (area.clientWidth !== this.width) {
        this.#measure();
        options.redraw();
      }
    }).observe(area);
  }

  /** Adds a layer inside of the axes; those added later lie above. */
  layer(name: string): SVGElement {
    const layer = shape("g", { class: name });
    this.#content.append(layer);
    return layer;
  }

  /** Adds a layer that may reach over the edges. */
  overlay(name: string): SVGElement {
    const layer = shape("g", { class: name });
    this.#svg.append(layer);
    return layer;
  }

  describe(text: string): void {
    this.#svg.setAttribute("aria-label", text);
  }

  x(value: number): number {
    const { left, right } = this.bounds;
    return MARGIN.left + ((value - left) / (right - left)) * (this.width - MARGIN.left - MARGIN.right);
  }

  y(value: number): number {
    const { bottom, top } = this.bounds;
    const share = (value - bottom) / (top - bottom);
    return this.height - MARGIN.bottom - share * (this.height - MARGIN.top - MARGIN.bottom);
  }

  to([x, y]: Point): Point {
    return [this.x(x), this.y(y)];
  }

  line(look: string, points: readonly Point[]): SVGElement {
    return shape("path", { class: look, d: lineThrough(points.map((at) => this.to(at))) });
  }

  /** The point of the plane under a point of the window, brought inside of the axes. */
  under(event: { clientX: number; clientY: number }): Point {
    const box = this.area.getBoundingClientRect();
    const { left, right, bottom, top } = this.bounds;
    const across = (event.clientX - box.left - MARGIN.left) / (this.width - MARGIN.left - MARGIN.right);
    const up = (box.top + this.height - MARGIN.bottom - event.clientY) / (this.height - MARGIN.top - MARGIN.bottom);
    return this.within([left + across * (right - left), bottom + up * (top - bottom)]);
  }

  within([x, y]: Point): Point {
    const { left, right, bottom, top } = this.bounds;
    return [Math.min(Math.max(x, left), right), Math.min(Math.max(y, bottom), top)];
  }

  /** Draws the grid, its numbers and the names of the axes. */
  drawFrame(): void {
    const { left, right, bottom, top } = this.bounds;
    const [from, to] = [this.to([left, bottom]), this.to([right, top])];
    const across = roundMarks(left, right, (to[0] - from[0]) / ROOM.across);
    const up = this.#options.marks?.() ?? roundMarks(bottom, top, (from[1] - to[1]) / ROOM.down);
    const [nameX, nameY] = this.#options.names();
    this.#frame.replaceChildren(
      ...across.map(({ at }) => this.line(gridLook(at), [[at, bottom], [at, top]])),
      ...up.map(({ at }) => this.line(gridLook(at), [[left, at], [right, at]])),
      // No number where the name of its axis stands.
      ...across
        .filter(({ at }) => this.x(at) < to[0] - 18)
        .map(({ at, text }) => words("plane-number", [this.x(at), from[1] + 16], text)),
      ...up
        .filter(({ at }) => this.y(at) > to[1] + 20)
        .map(({ at, text }) => words("plane-number", [from[0] - 7, this.y(at) + 4], text, "end")),
      words("plane-name", [to[0], from[1] + 16], nameX, "end"),
      words("plane-name", [from[0] - 7, to[1] + 8], nameY, "end"),
    );
  }

  #measure(): void {
    this.width = this.area.clientWidth;
    this.height = Math.round(this.#options.height(this.width));
    this.#svg.setAttribute("viewBox", `0 0 ${this.width} ${this.height}`);
    this.#svg.setAttribute("height", String(this.height));
    const [from, to] = [this.to([this.bounds.left, this.bounds.top]), this.to([this.bounds.right, this.bounds.bottom])];
    const clip = { x: from[0], y: from[1], width: Math.max(to[0] - from[0], 0), height: Math.max(to[1] - from[1], 0) };
    Object.entries(clip).forEach(([key, value]) => this.#clip.setAttribute(key, String(value)));
  }
}

/** Round numbers from ``low`` to ``high``, about so many. */
function roundMarks(low: number, high: number, count: number): Mark[] {
  const rough = (high - low) / Math.max(count, 1);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5].find((factor) => factor * power >= rough) ?? 10);
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const at = Number(((first + index) * step).toPrecision(12));
    return { at, text: brief(at) };
  });
}

function gridLook(at: number): string {
  return at === 0 ? "plane-axis" : "plane-line";
}
