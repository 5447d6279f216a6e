/** The widget “losses”: one prediction, its loss by four measures, and which way the gradient pulls it. */

import { brief } from "../numbers";
import { get, readWords } from "../page";
import { HIGHEST, LOWEST, bce, cce, cceBySoftmaxInputs, isClipped, mae, mse, withProbability, type Loss } from "./arithmetic/losses";
import type { Bounds, Point } from "./arithmetic/surfaces";
import { dialsIn, type Dial } from "./dial";
import { Plane, lineThrough, shape, type Mark } from "./drawing";
import { Handle } from "./handle";
import { showFor } from "./parts";
import { Sentence } from "./sentence";
import { State } from "./state";

type LossName = "mae" | "mse" | "bce" | "cce";

interface Values {
  loss: LossName;
  yTrue: number;
  yPred: number;
  label: 0 | 1;
  p: number;
  trueClass: number;
  classes: number[];
}

const INITIAL: Values = {
  loss: "mse",
  yTrue: 1.5,
  yPred: -2,
  label: 1,
  p: 0.2,
  trueClass: 2,
  classes: [0.02, 0.07, 0.9, 0.01],
};
/** Above this the axis of a logarithmic loss is pressed together, so that its limit is still in the picture. */
const PRESSED_FROM = 5;
const PRESSED = 0.11;
const HIGHEST_LOSS = -Math.log(LOWEST);
const LOGARITHMIC: Bounds = { left: 0, right: 1, bottom: 0, top: pressed(HIGHEST_LOSS) + 0.35 };
const SUBSCRIPTS = "₁₂₃₄";
const TANGENT = 70;

export function start(root: HTMLElement): void {
  new Losses(root);
}

class Losses {
  readonly #root: HTMLElement;
  readonly #state = new State<Values>("losses", INITIAL);
  readonly #words = readWords("losses-words");
  readonly #sentence: Sentence;
  readonly #dials: Map<string, Dial>;
  readonly #plane: Plane;
  readonly #curve: SVGElement;
  readonly #point: Handle;

  constructor(root: HTMLElement) {
    this.#root = root;
    this.#sentence = new Sentence(root);
    this.#dials = dialsIn(root, (name, value) => this.#turn(name, value));
    this.#plane = new Plane(get("[data-plane]", root), {
      bounds: LOGARITHMIC,
      height: (width) => Math.min(width * 0.72, 400),
      names: () => [`ŷ${this.#state.values.loss === "cce" ? SUBSCRIPTS[this.#state.values.trueClass] : ""}`, "L"],
      marks: () => (this.#isLogarithmic ? pressedMarks() : null),
      redraw: () => this.#draw(),
    });
    this.#curve = this.#plane.layer("curve");
    this.#point = new Handle({
      plane: this.#plane,
      label: this.#words("point"),
      step: () => (this.#isLogarithmic ? 0.01 : 0.1),
      isOnLine: true,
      look: "handle-loss",
      moved: ([x]) => this.#predict(x),
    });
    this.#listen();
    this.#draw();
  }

  get #isLogarithmic(): boolean {
    return this.#state.values.loss === "bce" || this.#state.values.loss === "cce";
  }

  /** What stands on the axis across: the prediction, or the probability of the true class. */
  get #prediction(): number {
    const { loss, yPred, p, classes, trueClass } = this.#state.values;
    return { mae: yPred, mse: yPred, bce: p, cce: classes[trueClass] ?? 0 }[loss];
  }

  #listen(): void {
    this.#root.addEventListener("change", ({ target }) => {
      if (!(target instanceof HTMLInputElement) || target.type !== "radio") {
        return;
      }
      if ("class" in target.dataset) {
        this.#set({ label: target.value === "1" ? 1 : 0 });
      } else if ("true" in target.dataset) {
        this.#set({ trueClass: Number(target.value) });
      } else {
        this.#set({ loss: target.value as LossName });
      }
    });
    this.#plane.area.addEventListener("click", (event) => {
      if (!(event.target as Element).closest(".handle")) {
        const grain = this.#isLogarithmic ? 100 : 10;
        this.#predict(Math.round(this.#plane.under(event)[0] * grain) / grain);
      }
    });
    get("[data-reset]", this.#root).addEventListener("click", () => {
      this.#state.reset();
      this.#draw();
    });
  }

  #set(changes: Partial<Values>): void {
    this.#state.set(changes);
    this.#draw();
  }

  #predict(x: number): void {
    const { loss, classes, trueClass } = this.#state.values;
    if (loss === "cce") {
      this.#set({ classes: withProbability(classes, trueClass, x) });
    } else {
      this.#set(loss === "bce" ? { p: x } : { yPred: x });
    }
  }

  #turn(name: string, value: number): void {
    if (/^\d$/.test(name)) {
      this.#set({ classes: withProbability(this.#state.values.classes, Number(name), value) });
    } else {
      this.#set({ [name]: value });
    }
  }

  /** The loss, had the prediction been this one. */
  #at(prediction: number, loss = this.#state.values.loss): Loss {
    const { yTrue, label } = this.#state.values;
    const given = { mae: () => mae(yTrue, prediction), mse: () => mse(yTrue, prediction), bce: () => bce(label, prediction) };
    return loss === "cce" ? cce(0, [prediction, 1 - prediction]) : given[loss]();
  }

  #height(value: number): number {
    return this.#isLogarithmic ? pressed(value) : value;
  }

  #draw(): void {
    this.#showSettings();
    this.#plane.bounds = this.#bounds();
    this.#plane.drawFrame();
    this.#drawCurve();
    const { value } = this.#at(this.#prediction);
    const text = this.#words("at", { prediction: brief(this.#prediction), value: brief(value) });
    this.#point.place([this.#prediction, this.#height(value)], text);
    this.#showWork();
  }

  /** As high as the loss of the worst prediction of those that can be set. */
  #bounds(): Bounds {
    const { loss, yTrue } = this.#state.values;
    const error = 5 + Math.abs(yTrue);
    return this.#isLogarithmic ? LOGARITHMIC : { left: -5, right: 5, bottom: 0, top: 1.05 * (loss === "mse" ? error ** 2 : error) };
  }

  #showSettings(): void {
    const { values } = this.#state;
    const shown: Record<string, number> = { yTrue: values.yTrue, yPred: values.yPred, p: values.p, ...Object.fromEntries(values.classes.entries()) };
    this.#dials.forEach((dial, name) => dial.show(shown[name] ?? 0));
    for (const input of this.#root.querySelectorAll<HTMLInputElement>("[type=radio]")) {
      const chosen = "class" in input.dataset ? values.label : "true" in input.dataset ? values.trueClass : values.loss;
      input.checked = input.value === String(chosen);
    }
    showFor(this.#root, [values.loss]);
  }

  #drawCurve(): void {
    const { loss, yTrue, label } = this.#state.values;
    const { bottom, top } = this.#plane.bounds;
    const other = { mae: "mse", mse: "mae", bce: null, cce: null }[loss] as LossName | null;
    const truth = { mae: yTrue, mse: yTrue, bce: label, cce: 1 }[loss];
    this.#curve.replaceChildren(
      shape("path", { class: "curve-truth", d: lineThrough([this.#plane.to([truth, bottom]), this.#plane.to([truth, top])]) }),
      ...(other ? [this.#through(other, "curve-other"), this.#name(other)] : [this.#limit()]),
      this.#through(loss, "curve-loss"),
      this.#nameTruth(truth),
      this.#tangent(),
      this.#pull(),
    );
    this.#plane.describe(this.#words("picture"));
  }

  #through(loss: LossName, look: string): SVGElement {
    const { left, right } = this.#plane.bounds;
    const even = Array.from({ length: 201 }, (_, index) => left + ((right - left) * index) / 200);
    // Near 0 and 1 a logarithm turns too sharply for even steps; the corner of MAE is a place of its own.
    const close = Array.from({ length: 60 }, (_, index) => 10 ** (-8 + index / 10));
    const places = this.#isLogarithmic ? [...even, ...close, ...close.map((p) => 1 - p)] : [...even, this.#state.values.yTrue];
    const points = places.sort((one, two) => one - two).map((x): Point => [x, this.#height(this.#at(x, loss).value)]);
    return shape("path", { class: look, d: lineThrough(points.map((at) => this.#plane.to(at))) });
  }

  #nameTruth(truth: number): SVGElement {
    const { right, top } = this.#plane.bounds;
    const [x, y] = this.#plane.to([truth, top]);
    const isAtEdge = truth > right - 0.1 * (right - this.#plane.bounds.left);
    const name = this.#state.values.loss === "cce" ? "" : `y = ${brief(truth)}`;
    return shape("text", { x: x + (isAtEdge ? -7 : 7), y: y + 13, "text-anchor": isAtEdge ? "end" : "start", class: "curve-name curve-name-truth" }, name);
  }

  /** The name of the other curve: where it ends, on the side where there is more of it. */
  #name(other: LossName): SVGElement {
    const { yTrue } = this.#state.values;
    const { top } = this.#plane.bounds;
    const side = yTrue > 0 ? -1 : 1;
    const end = other === "mse" ? yTrue + side * Math.sqrt(top * 0.93) : 5 * side;
    const [x, y] = this.#plane.to([end, this.#at(end, other).value]);
    const place = other === "mse" ? { x: x - side * 14, y: y + 4 } : { x: x - side * 2, y: y - 9 };
    return shape("text", { ...place, "text-anchor": side > 0 ? "end" : "start", class: "curve-name" }, other.toUpperCase());
  }

  /** Where clipping ends the curve. */
  #limit(): SVGElement {
    const { loss, label } = this.#state.values;
    const highest = loss === "bce" && label === 0 ? -Math.log(1 - HIGHEST) : HIGHEST_LOSS;
    const [from, to] = [this.#plane.to([0, pressed(highest)]), this.#plane.to([1, pressed(highest)])];
    return shape("g", {}, shape("path", { class: "curve-limit", d: lineThrough([from, to]) }), shape("text", { x: (from[0] + to[0]) / 2, y: from[1] + 14, "text-anchor": "middle", class: "curve-name" }, `${this.#words("clip")} ${brief(highest, 3)}`));
  }

  #tangent(): SVGElement {
    const { value, gradient } = this.#at(this.#prediction);
    const [x, y] = this.#plane.to([this.#prediction, this.#height(value)]);
    const slope = (value > PRESSED_FROM && this.#isLogarithmic ? PRESSED : 1) * gradient;
    const rise = this.#plane.y(slope) - this.#plane.y(0);
    const run = this.#plane.x(1) - this.#plane.x(0);
    const part = TANGENT / Math.hypot(rise, run);
    const ends: Point[] = [[x - part * run, y - part * rise], [x + part * run, y + part * rise]];
    return shape("path", { class: "curve-tangent", d: lineThrough(ends) });
  }

  /** An arrow along the axis: which way gradient descent moves the prediction, the longer the steeper. */
  #pull(): SVGElement {
    const { gradient } = this.#at(this.#prediction);
    if (gradient === 0) {
      return shape("g", {});
    }
    const [x, y] = this.#plane.to([this.#prediction, 0]);
    const way = -Math.sign(gradient);
    const end = x + way * (16 + 60 * (1 - Math.exp(-Math.abs(gradient) / 6)));
    const head = `M${end - way * 7} ${y - 13}L${end} ${y - 8}L${end - way * 7} ${y - 3}`;
    return shape("path", { class: "curve-pull", d: `M${x} ${y - 8}H${end}${head}` });
  }

  #showWork(): void {
    const { values } = this.#state;
    const { value, gradient } = this.#at(this.#prediction);
    const [work, slope] = this.#work();
    const put = (name: string, text: string): void => void (get(`[data-work=${name}]`, this.#root).textContent = text);
    put("value", `${work} = ${brief(value)}`);
    put("gradient", slope ? `${slope} = ${brief(gradient)}` : brief(gradient));
    put("softmax", cceBySoftmaxInputs(values.trueClass, values.classes).map((part) => brief(part, 3)).join("   "));
    get("[data-code]", this.#root).textContent = inKeras(values);
    const form = { mae: "regression", mse: "regression", bce: "binary", cce: "classes" }[values.loss];
    const truth = brief(values.loss === "bce" ? values.label : values.yTrue);
    const told = { true: truth, prediction: brief(this.#prediction), loss: values.loss.toUpperCase(), value: brief(value) };
    this.#sentence.say(this.#words(form, { ...told, way: this.#way(gradient) }));
  }

  /** The loss and its gradient with the numbers put in; no gradient where it is no matter of computing. */
  #work(): [string, string] {
    const { loss, yTrue, yPred, label } = this.#state.values;
    const p = brief(Math.min(Math.max(this.#prediction, LOWEST), HIGHEST));
    const isClose = isClipped(this.#prediction);
    const [given, predicted] = [brief(yTrue), inBrackets(yPred)];
    const forYes: [string, string] = [`−ln ${p}`, isClose ? "" : `−1 / ${p}`];
    const forNo: [string, string] = [`−ln (1 − ${p})`, isClose ? "" : `1 / (1 − ${p})`];
    return {
      mae: (): [string, string] => [`|${given} − ${predicted}|`, ""],
      mse: (): [string, string] => [`(${given} − ${predicted})²`, `2 · (${brief(yPred)} − ${inBrackets(yTrue)})`],
      bce: () => (label === 1 ? forYes : forNo),
      cce: () => forYes,
    }[loss]();
  }

  #way(gradient: number): string {
    if (this.#isLogarithmic && isClipped(this.#prediction)) {
      const isRight = this.#at(this.#prediction).value < 1;
      return this.#words(isRight ? "clippedRight" : "clippedWrong", { instead: this.#prediction < 0.5 ? "10⁻⁷" : "1 − 10⁻⁷" });
    }
    return this.#words(gradient === 0 ? "rest" : gradient < 0 ? "up" : "down", { gradient: brief(gradient) });
  }
}

function pressed(value: number): number {
  return value <= PRESSED_FROM ? value : PRESSED_FROM + PRESSED * (value - PRESSED_FROM);
}

function pressedMarks(): Mark[] {
  return [0, 1, 2, 3, 4, 5, 10].map((value) => ({ at: pressed(value), text: brief(value) }));
}

function inBrackets(value: number): string {
  return value < 0 ? `(${brief(value)})` : brief(value);
}

function inKeras({ loss, yTrue, yPred, label, p, trueClass, classes }: Values): string {
  const list = (numbers: number[]): string => `[${numbers.map(asFloat).join(", ")}]`;
  const oneHot = classes.map((_, index) => (index === trueClass ? 1 : 0));
  return {
    mae: `keras.losses.mean_absolute_error(\n    ${list([yTrue])}, ${list([yPred])})`,
    mse: `keras.losses.mean_squared_error(\n    ${list([yTrue])}, ${list([yPred])})`,
    bce: `keras.losses.binary_crossentropy(\n    ${list([label])}, ${list([p])})`,
    cce: `keras.losses.categorical_crossentropy(\n    ${list(oneHot)}, ${list(classes)})`,
  }[loss];
}

/** As Python writes it: of whole numbers alone Keras would take whole losses. */
function asFloat(number: number): string {
  const text = String(Number(number.toFixed(4)));
  return text.includes(".") ? text : `${text}.0`;
}
