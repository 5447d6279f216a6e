/** A network as neurons and the connections between them; of large layers the first neurons and the last. */

import { grouped } from "../numbers";
import { drawnOf, type Network } from "./arithmetic/counting";
import type { Point } from "./arithmetic/surfaces";
import { shape } from "./drawing";

const MOST_DRAWN = 7;
const GAP = 34;
const TOP = 34;
const SIDE = 34;
const RADIUS = 9;

interface Column {
  neurons: Point[];
  /** Where dots stand for the neurons that are left out. */
  dots: Point | null;
  bias: Point | null;
}

export class NetworkPicture {
  readonly #area: HTMLElement;
  readonly #svg: SVGElement;
  readonly #inputName: string;
  #shown: [Network, number, string] | null = null;

  constructor(area: HTMLElement, inputName: string) {
    this.#area = area;
    this.#inputName = inputName;
    this.#svg = area.querySelector("svg") as SVGElement;
    new ResizeObserver(() => this.#shown && this.show(...this.#shown)).observe(area);
  }

  /** Draws the network; the connections into the chosen layer stand out. */
  show(network: Network, chosen: number, description: string): void {
    this.#shown = [network, chosen, description];
    const width = this.#area.clientWidth;
    const sizes = [network.inputs, ...network.layers.map(({ units }) => units)];
    const rows = sizes.map((size, index) => Math.min(size, MOST_DRAWN) + (network.layers[index]?.useBias ? 1 : 0));
    const height = TOP + Math.max(...rows) * GAP + 6;
    const columns = sizes.map((size, index) => {
      const x = SIDE + (index / (sizes.length - 1)) * (width - 2 * SIDE);
      return columnOf(x, size, network.layers[index]?.useBias ?? false, (height + TOP) / 2 - 4);
    });
    this.#svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
    this.#svg.setAttribute("height", String(height));
    this.#svg.setAttribute("aria-label", description);
    this.#svg.replaceChildren(
      ...network.layers.map((_, index) => connections(columns[index] as Column, columns[index + 1] as Column, look(index, chosen))),
      ...columns.flatMap((column) => neurons(column)),
      ...sizes.map((size, index) => this.#caption(columns[index] as Column, size, index, chosen)),
    );
  }

  #caption({ neurons: [first] }: Column, size: number, index: number, chosen: number): SVGElement {
    const text = index === 0 ? `${this.#inputName} ${grouped(size)}` : grouped(size);
    const anchor = index === 0 ? "start" : "middle";
    const x = (first?.[0] ?? 0) - (index === 0 ? SIDE : 0);
    return shape("text", { x, y: 16, "text-anchor": anchor, class: index > 0 && index - 1 === chosen ? "caption is-chosen" : "caption" }, text);
  }
}

/** The bias neuron stands below the others, as it belongs to none of the column's layer. */
function columnOf(x: number, size: number, hasBias: boolean, middle: number): Column {
  const drawn = drawnOf(size, MOST_DRAWN);
  const top = middle - ((drawn.length + (hasBias ? 1 : 0) - 1) * GAP) / 2;
  const places = drawn.map((_, row): Point => [x, top + row * GAP]);
  return {
    neurons: places.filter((_, row) => drawn[row] !== null),
    dots: places[drawn.indexOf(null)] ?? null,
    bias: hasBias ? [x, top + drawn.length * GAP] : null,
  };
}

function look(index: number, chosen: number): string {
  return chosen < 0 ? "" : index === chosen ? "is-chosen" : "is-faint";
}

function connections(from: Column, to: Column, extra: string): SVGElement {
  const lines = (starts: Point[]): string =>
    starts.flatMap(([x1, y1]) => to.neurons.map(([x2, y2]) => `M${x1.toFixed(1)} ${y1.toFixed(1)}L${x2.toFixed(1)} ${y2.toFixed(1)}`)).join("");
  return shape(
    "g",
    { class: `connections ${extra}` },
    shape("path", { class: "connections-weights", d: lines(from.neurons) }),
    shape("path", { class: "connections-biases", d: lines(from.bias ? [from.bias] : []) }),
  );
}

function neurons({ neurons: places, dots, bias }: Column): SVGElement[] {
  return [
    ...places.map(([cx, cy]) => shape("circle", { cx, cy, r: RADIUS, class: "neuron" })),
    ...(dots ? [shape("path", { class: "neuron-dots", d: [-7, 0, 7].map((by) => `M${dots[0]} ${dots[1] + by}h0`).join("") })] : []),
    ...(bias
      ? [
          shape("rect", { x: bias[0] - RADIUS, y: bias[1] - RADIUS, width: 2 * RADIUS, height: 2 * RADIUS, rx: 3, class: "neuron-bias" }),
          shape("text", { x: bias[0], y: bias[1] + 4, "text-anchor": "middle", class: "neuron-one" }, "1"),
        ]
      : []),
  ];
}
