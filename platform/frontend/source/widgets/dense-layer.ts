/** The widget “dense-layer”: a neuron with two inputs as a line on a plane, and points that it is to tell apart. */

import { brief } from "../numbers";
import { get, readWords } from "../page";
import { activate, boundaryOf, endsWithin, output, rightlySided, weightedSum, type Activation, type Boundary, type Example, type Neuron } from "./arithmetic/dense";
import type { Bounds, Point } from "./arithmetic/surfaces";
import { dialsIn, type Dial } from "./dial";
import { Plane, lineThrough, shape } from "./drawing";
import { Handle } from "./handle";
import { Sentence } from "./sentence";
import { State } from "./state";

interface Values {
  w1: number;
  w2: number;
  bias: number;
  useBias: boolean;
  activation: Activation;
  examples: Example[];
  /** The class of the next point. */
  label: 0 | 1;
  probe: Point;
}

/** No line through the origin tells these apart; with a bias it is easy. */
const INITIAL: Values = {
  w1: 0.5,
  w2: 1,
  bias: 0,
  useBias: false,
  activation: "sigmoid",
  examples: [
    { at: [1.5, 2.5], label: 1 },
    { at: [3, 1.2], label: 1 },
    { at: [3.8, 2.6], label: 1 },
    { at: [2.4, 3.2], label: 1 },
    { at: [0.3, 1.2], label: 0 },
    { at: [1.4, 0.2], label: 0 },
    { at: [-1.5, 1.6], label: 0 },
    { at: [0.6, -2], label: 0 },
  ],
  label: 1,
  probe: [-2.5, -1.5],
};
const BOUNDS: Bounds = { left: -5, right: 5, bottom: -4, top: 4 };
const MOST_EXAMPLES = 24;
const SHADES = 32;
/** Pixels that the arrow of the weights is long for a length of 1. */
const ARROW = 34;

export function start(root: HTMLElement): void {
  new DenseLayer(root);
}

class DenseLayer {
  readonly #root: HTMLElement;
  readonly #state = new State<Values>("dense-layer", INITIAL);
  readonly #words = readWords("dense-layer-words");
  readonly #sentence: Sentence;
  readonly #dials: Map<string, Dial>;
  readonly #plane: Plane;
  readonly #ground: SVGElement;
  readonly #line: SVGElement;
  readonly #probe: Handle;
  #points: Handle[] = [];
  #chosen = -1;

  constructor(root: HTMLElement) {
    this.#root = root;
    this.#sentence = new Sentence(root);
    this.#dials = dialsIn(root, (name, value) => this.#turn(name, value));
    this.#plane = new Plane(get("[data-plane]", root), {
      bounds: BOUNDS,
      height: (width) => (width - 42) * 0.8 + 34,
      names: () => ["x₁", "x₂"],
      redraw: () => this.#draw(),
    });
    this.#ground = this.#plane.layer("ground");
    this.#line = this.#plane.layer("boundary");
    this.#probe = new Handle({
      plane: this.#plane,
      label: this.#words("probe"),
      step: () => 0.1,
      look: "handle-probe",
      moved: (to) => this.#set({ probe: to }),
    });
    this.#listen();
    this.#draw();
  }

  get #neuron(): Neuron {
    const { w1, w2, bias, useBias, activation } = this.#state.values;
    return { weights: [w1, w2], bias: useBias ? bias : 0, activation };
  }

  #listen(): void {
    const root = this.#root;
    root.addEventListener("change", ({ target }) => {
      if (!(target instanceof HTMLInputElement)) {
        return;
      }
      if (target.type === "checkbox") {
        this.#set({ useBias: target.checked });
      } else if (target.name === "dense-layer-activation") {
        this.#set({ activation: target.value as Activation });
      } else if (target.name === "dense-layer-label") {
        this.#set({ label: target.value === "1" ? 1 : 0 });
      }
    });
    this.#plane.area.addEventListener("click", (event) => {
      if (!(event.target as Element).closest(".handle")) {
        const [x, y] = this.#plane.under(event);
        this.#add([Math.round(x * 10) / 10, Math.round(y * 10) / 10]);
      }
    });
    get("[data-add]", root).addEventListener("click", () => {
      this.#add(this.#freePlace());
      this.#points.at(-1)?.element.focus();
    });
    get("[data-remove]", root).addEventListener("click", () => this.#remove(this.#chosen));
    get("[data-reset]", root).addEventListener("click", () => {
      this.#state.reset();
      this.#chosen = -1;
      this.#draw();
    });
  }

  #set(changes: Partial<Values>): void {
    this.#state.set(changes);
    this.#draw();
  }

  #turn(name: string, value: number): void {
    const [x, y] = this.#state.values.probe;
    if (name === "probeX" || name === "probeY") {
      this.#set({ probe: name === "probeX" ? [value, y] : [x, value] });
    } else {
      this.#set({ [name]: value });
    }
  }

  #add(at: Point): void {
    const { examples, label } = this.#state.values;
    if (examples.length < MOST_EXAMPLES) {
      this.#chosen = examples.length;
      this.#set({ examples: [...examples, { at, label }] });
    }
  }

  #remove(index: number): void {
    const { examples } = this.#state.values;
    if (examples[index]) {
      this.#chosen = -1;
      this.#set({ examples: examples.filter((_, place) => place !== index) });
      // The focus was on what is gone.
      (this.#points[Math.min(index, this.#points.length - 1)]?.element ?? get("[data-add]", this.#root)).focus();
    }
  }

  #change(index: number, changes: Partial<Example>): void {
    const { examples } = this.#state.values;
    this.#set({ examples: examples.map((example, place) => (place === index ? { ...example, ...changes } : example)) });
  }

  /** Near the middle, and not on another point. */
  #freePlace(): Point {
    const taken = (x: number, y: number): boolean =>
      this.#state.values.examples.some(({ at }) => Math.hypot(at[0] - x, at[1] - y) < 0.4);
    const places = Array.from({ length: 60 }, (_, index): Point => [-2 + 0.5 * (index % 9), 2 - 0.5 * Math.floor(index / 9)]);
    return places.find(([x, y]) => !taken(x, y)) ?? [0, 0];
  }

  #draw(): void {
    this.#showSettings();
    this.#plane.drawFrame();
    this.#drawGround();
    this.#drawLine();
    this.#placePoints();
    this.#showWork();
  }

  #showSettings(): void {
    const { values } = this.#state;
    const shown: Record<string, number> = {
      w1: values.w1,
      w2: values.w2,
      bias: this.#neuron.bias,
      probeX: values.probe[0],
      probeY: values.probe[1],
    };
    this.#dials.forEach((dial, name) => dial.show(shown[name] ?? 0));
    this.#dials.get("bias")?.disable(!values.useBias);
    get<HTMLInputElement>("[data-use-bias]", this.#root).checked = values.useBias;
    for (const input of this.#root.querySelectorAll<HTMLInputElement>("[type=radio]")) {
      input.checked = input.value === (input.name === "dense-layer-label" ? String(values.label) : values.activation);
    }
    get<HTMLButtonElement>("[data-add]", this.#root).disabled = values.examples.length >= MOST_EXAMPLES;
    get<HTMLButtonElement>("[data-remove]", this.#root).disabled = !values.examples[this.#chosen];
  }

  /** The output changes only along the weights: one gradient across the boundary shades the whole plane. */
  #drawGround(): void {
    const neuron = this.#neuron;
    const corners = [BOUNDS.left, BOUNDS.right].flatMap((x) => [BOUNDS.bottom, BOUNDS.top].map((y): Point => [x, y]));
    const sums = corners.map((at) => weightedSum(neuron, at));
    const [low, high] = [Math.min(...sums), Math.max(...sums)];
    const ends = [low, high].map((sum) => this.#plane.to(onAxis(neuron, sum)));
    const largest = Math.max(...sums.map((sum) => Math.abs(activate(neuron.activation, sum))), 1e-9);
    const stops = Array.from({ length: SHADES + 1 }, (_, index) => low + ((high - low) * index) / SHADES);
    // Just beside 0 on both sides, so that a step is sharp.
    const sharp = low < 0 && high > 0 ? [...stops, -1e-6, 1e-6].sort((one, two) => one - two) : stops;
    const [[x1, y1], [x2, y2]] = ends as [Point, Point];
    const gradient = shape(
      "linearGradient",
      { id: "dense-layer-shade", gradientUnits: "userSpaceOnUse", x1, y1, x2, y2 },
      ...sharp.map((sum) => shade(neuron.activation, sum, (sum - low) / (high - low || 1), largest)),
    );
    const [[x, y], [right, bottom]] = [this.#plane.to([BOUNDS.left, BOUNDS.top]), this.#plane.to([BOUNDS.right, BOUNDS.bottom])];
    this.#ground.replaceChildren(gradient, shape("rect", { x, y, width: right - x, height: bottom - y, fill: "url(#dense-layer-shade)" }));
  }

  #drawLine(): void {
    const neuron = this.#neuron;
    const ends = endsWithin(boundaryOf(neuron), BOUNDS);
    const origin = this.#plane.to([0, 0]);
    const hasNoBias = !this.#state.values.useBias;
    this.#line.replaceChildren(
      ...(hasNoBias ? [shape("circle", { cx: origin[0], cy: origin[1], r: 8, class: "origin" })] : []),
      ...(ends ? [shape("path", { d: lineThrough(ends.map((at) => this.#plane.to(at))), class: "boundary-line" })] : []),
      ...(ends ? [this.#arrow(ends)] : []),
    );
  }

  /** The weights as an arrow from the middle of the line: that way the sum grows. */
  #arrow([from, to]: [Point, Point]): SVGElement {
    const { weights } = this.#neuron;
    const [x, y] = this.#plane.to([(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]);
    const [dx, dy] = [weights[0] * ARROW, -weights[1] * ARROW];
    const length = Math.hypot(dx, dy);
    const [ux, uy] = [(dx / length) * 8, (dy / length) * 8];
    const [endX, endY] = [x + dx, y + dy];
    const head = `M${endX - ux - uy / 2} ${endY - uy + ux / 2}L${endX} ${endY}L${endX - ux + uy / 2} ${endY - uy - ux / 2}`;
    return shape(
      "g",
      { class: "weights" },
      shape("path", { d: `M${x} ${y}L${endX} ${endY}${head}` }),
      shape("text", { x: endX + ux * 1.4, y: endY + uy * 1.4 + 4, "text-anchor": "middle" }, "w"),
    );
  }

  #placePoints(): void {
    const { examples, probe } = this.#state.values;
    while (this.#points.length > examples.length) {
      this.#points.pop()?.element.remove();
    }
    while (this.#points.length < examples.length) {
      this.#points.push(this.#newPoint(this.#points.length));
    }
    examples.forEach(({ at, label }, index) => {
      const { element } = this.#points[index] as Handle;
      const isRight = rightlySided(this.#neuron, [{ at, label }]) === 1;
      element.dataset["label"] = String(label);
      element.classList.toggle("is-wrong", !isRight);
      element.classList.toggle("is-chosen", index === this.#chosen);
      this.#points[index]?.name(this.#words("point", { number: index + 1, label }));
      this.#points[index]?.place(at, this.#words(isRight ? "at" : "atWrong", { x: brief(at[0]), y: brief(at[1]) }));
    });
    this.#plane.describe(this.#words("picture", { count: examples.length }));
    const value = brief(output(this.#neuron, probe));
    this.#probe.place(probe, this.#words("atOutput", { x: brief(probe[0]), y: brief(probe[1]), output: value }));
  }

  #newPoint(index: number): Handle {
    const handle = new Handle({
      plane: this.#plane,
      label: "",
      step: () => 0.1,
      look: "handle-point",
      moved: (to) => this.#change(index, { at: to }),
    });
    const choose = (): void => {
      this.#chosen = index;
      this.#draw();
    };
    handle.element.addEventListener("focus", choose);
    handle.element.addEventListener("keydown", (event) => {
      if (event.key === "Delete" || event.key === "Backspace") {
        event.preventDefault();
        this.#remove(index);
      } else if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        this.#change(index, { label: this.#state.values.examples[index]?.label === 1 ? 0 : 1 });
      }
    });
    return handle;
  }

  #showWork(): void {
    const { examples, probe, useBias } = this.#state.values;
    const neuron = this.#neuron;
    const boundary = boundaryOf(neuron);
    const put = (name: string, text: string): void => void (get(`[data-work=${name}]`, this.#root).textContent = text);
    const right = rightlySided(neuron, examples);
    put("boundary", equationOf(neuron));
    put("line", boundary.kind === "line" ? `${brief(boundary.slope)};  ${brief(boundary.intercept)}` : this.#words(boundary.kind));
    put("right", this.#words("of", { right, all: examples.length }));
    put("output", this.#outputAt(probe));
    get("[data-code]", this.#root).textContent = inKeras(neuron, useBias);
    const told = [this.#told(boundary), ...(useBias || boundary.kind === "none" ? [] : [this.#words("through")])];
    this.#sentence.say([...told, this.#words("right", { right, all: examples.length })].join(" "));
  }

  #told(boundary: Boundary): string {
    switch (boundary.kind) {
      case "line":
        return this.#words("onLine", {
          boundary: equationOf(this.#neuron),
          slope: brief(boundary.slope),
          intercept: brief(boundary.intercept),
        });
      case "upright":
        return this.#words("onUpright", { at: brief(boundary.at) });
      case "none":
        return this.#words("onNone");
    }
  }

  /** How the output comes about, with its numbers. */
  #outputAt(at: Point): string {
    const neuron = this.#neuron;
    const { weights, bias, activation } = neuron;
    const terms = [0, 1].map((index) => `${inBrackets(weights[index] ?? 0)}·${inBrackets(at[index] ?? 0)}`);
    const shift = this.#state.values.useBias ? ` + ${inBrackets(bias)}` : "";
    const sum = `${terms.join(" + ")}${shift} = ${brief(weightedSum(neuron, at))}`;
    const name = { linear: "", relu: "relu", sigmoid: "sigmoid", step: "step" }[activation];
    return name ? `${sum}\n${name}(${brief(weightedSum(neuron, at))}) = ${brief(output(neuron, at))}` : sum;
  }
}

/** The point on the line through the origin along the weights where the sum is this. */
function onAxis({ weights: [w1, w2], bias }: Neuron, sum: number): Point {
  const share = (sum - bias) / (w1 * w1 + w2 * w2 || 1);
  return [w1 * share, w2 * share];
}

/** The colour of one output: the more of it, the stronger; the side of class 1 in one hue, that of class 0 in the other. */
function shade(activation: Activation, sum: number, offset: number, largest: number): SVGElement {
  const value = activate(activation, sum);
  // What is a probability is told from one half on, what is a number from 0 on.
  const isProbability = activation === "sigmoid" || activation === "step";
  const strength = isProbability ? 2 * value - 1 : value / largest;
  const side = strength > 0 ? "shade-1" : "shade-0";
  return shape("stop", { offset, class: side, "stop-opacity": (0.5 * Math.abs(strength)).toFixed(3) });
}

function equationOf({ weights: [w1, w2], bias }: Neuron): string {
  const signed = (value: number, what: string): string => `${value < 0 ? "−" : "+"} ${brief(Math.abs(value))}${what}`;
  const shift = bias === 0 ? "" : ` ${signed(bias, "")}`;
  return `${brief(w1)}·x₁ ${signed(w2, "·x₂")}${shift} = 0`;
}

function inBrackets(value: number): string {
  return value < 0 ? `(${brief(value)})` : brief(value);
}

function inKeras({ activation }: Neuron, useBias: boolean): string {
  const named = activation === "linear" ? "" : `, activation="${activation}"`;
  // Keras has no step: what it has is shown, and the step is what one makes of it.
  const code = activation === "step" ? "" : named;
  return `Dense(1${code}${useBias ? "" : ", use_bias=False"})${activation === "step" ? "  # sum > 0" : ""}`;
}
