/** The widget “optimizer-paths”: all that is seen follows from what is set, so every change redraws whole paths. */

import { brief } from "../numbers";
import { find, get, readWords } from "../page";
import { contour } from "./arithmetic/contours";
import { OPTIMIZERS, fateOf, walk, type Optimizer, type Settings, type Step } from "./arithmetic/optimizers";
import { SURFACES, type Point, type Surface, type SurfaceName } from "./arithmetic/surfaces";
import { dialsIn, type Dial } from "./dial";
import { Plane, dotsAt, lineThrough, shape } from "./drawing";
import { Handle } from "./handle";
import { showFor } from "./parts";
import { Sentence } from "./sentence";
import { State } from "./state";

interface Values extends Settings {
  surface: SurfaceName;
  running: Optimizer[];
  shown: Optimizer;
  start: Point;
  steps: number;
}

const INITIAL: Values = {
  surface: "ravine",
  running: ["sgd", "momentum", "adam"],
  shown: "momentum",
  start: SURFACES.ravine.start,
  steps: 30,
  learningRate: 0.1,
  momentum: 0.9,
  rho: 0.9,
  beta1: 0.9,
  beta2: 0.999,
};
const MOST_STEPS = 200;
const FRAME_MS = 90;
const LEVELS = 13;
const LETTERS: Record<Optimizer, string> = { sgd: "S", momentum: "M", nesterov: "N", adagrad: "G", rmsprop: "R", adam: "A" };
/** Which rows of the table tell what an optimizer remembers. */
const MEMORIES: Record<Optimizer, Record<string, string>> = {
  sgd: {},
  momentum: { velocity: "v" },
  nesterov: { velocity: "v" },
  adagrad: { sum: "s" },
  rmsprop: { average: "s" },
  adam: { mean: "m", square: "v" },
};

export function start(root: HTMLElement): void {
  new OptimizerPaths(root);
}

class OptimizerPaths {
  readonly #root: HTMLElement;
  readonly #state = new State<Values>("optimizer-paths", INITIAL);
  readonly #words = readWords("optimizer-paths-words");
  readonly #sentence: Sentence;
  readonly #dials: Map<string, Dial>;
  readonly #plane: Plane;
  readonly #descent: Plane;
  readonly #start: Handle;
  readonly #hills: SVGElement;
  readonly #paths: SVGElement;
  readonly #curves: SVGElement;
  readonly #ends: SVGElement;
  #drawnSurface = "";
  #playing = 0;

  constructor(root: HTMLElement) {
    this.#root = root;
    this.#sentence = new Sentence(root);
    this.#dials = dialsIn(root, (name, value) => this.#turn(name, value));
    const redraw = (): void => {
      this.#drawnSurface = "";
      this.#draw();
    };
    const { bounds } = this.#surface;
    this.#plane = new Plane(get("[data-plane=optimizer-paths]", root), {
      bounds,
      height: (width) => (width - 42) * 0.7 + 34,
      names: () => ["w₁", "w₂"],
      redraw,
    });
    this.#hills = this.#plane.layer("hills");
    this.#paths = this.#plane.layer("paths");
    this.#descent = new Plane(get("[data-plane=optimizer-paths-descent]", root), {
      bounds: { left: 0, right: 10, bottom: 0, top: 1 },
      height: () => 118,
      names: () => [this.#words("axis"), "f"],
      redraw,
    });
    this.#curves = this.#descent.layer("paths");
    this.#ends = this.#descent.overlay("paths");
    this.#start = new Handle({
      plane: this.#plane,
      label: this.#words("start"),
      step: () => 0.1,
      look: "handle-start",
      moved: (to) => this.#set({ start: to }),
    });
    this.#listen();
    this.#draw();
  }

  get #surface(): Surface {
    return SURFACES[this.#state.values.surface];
  }

  #listen(): void {
    const root = this.#root;
    root.addEventListener("change", ({ target }) => {
      if (target instanceof HTMLSelectElement) {
        this.#set({ shown: target.value as Optimizer });
      } else if (target instanceof HTMLInputElement && target.type === "radio") {
        this.#choose(target.value as SurfaceName);
      } else if (target instanceof HTMLInputElement && target.type === "checkbox") {
        this.#run(target.dataset["run"] as Optimizer, target.checked);
      }
    });
    root.addEventListener("click", ({ target }) => {
      const go = (target as Element).closest<HTMLElement>("[data-go]")?.dataset["go"];
      if (go) {
        this.#pause();
        const { steps } = this.#state.values;
        this.#set({ steps: bounded({ start: 0, back: steps - 1, step: steps + 1, leap: steps + 10 }[go] ?? 0) });
      }
    });
    this.#plane.area.addEventListener("click", (event) => {
      if (!(event.target as Element).closest(".handle")) {
        const [x, y] = this.#plane.under(event);
        this.#set({ start: [Math.round(x * 10) / 10, Math.round(y * 10) / 10] });
      }
    });
    get("[data-play]", root).addEventListener("click", () => (this.#playing ? this.#pause() : this.#play()));
    get("[data-reset]", root).addEventListener("click", () => {
      this.#pause();
      this.#state.reset();
      this.#draw();
    });
  }

  #set(changes: Partial<Values>): void {
    this.#state.set(changes);
    this.#draw();
  }

  #choose(surface: SurfaceName): void {
    this.#set({ surface, start: SURFACES[surface].start });
  }

  #run(optimizer: Optimizer, isRunning: boolean): void {
    const running = OPTIMIZERS.filter((name) => (name === optimizer ? isRunning : this.#state.values.running.includes(name)));
    this.#set({ running, shown: isRunning ? optimizer : this.#state.values.shown });
  }

  #turn(name: string, value: number): void {
    const [x, y] = this.#state.values.start;
    if (name === "startX" || name === "startY") {
      this.#set({ start: this.#plane.within(name === "startX" ? [value, y] : [x, value]) });
    } else if (name === "steps") {
      this.#pause();
      this.#set({ steps: bounded(Math.round(value)) });
    } else {
      this.#set({ [name]: value });
    }
  }

  #play(): void {
    if (this.#state.values.steps >= MOST_STEPS) {
      this.#set({ steps: 0 });
    }
    this.#playing = setInterval(() => {
      this.#set({ steps: bounded(this.#state.values.steps + 1) });
      if (this.#state.values.steps >= MOST_STEPS) {
        this.#pause();
      }
    }, FRAME_MS);
    this.#showPlaying();
  }

  #pause(): void {
    clearInterval(this.#playing);
    this.#playing = 0;
    this.#showPlaying();
  }

  #showPlaying(): void {
    get("[data-when=paused]", this.#root).hidden = this.#playing !== 0;
    get("[data-when=playing]", this.#root).hidden = this.#playing === 0;
  }

  #draw(): void {
    const { values } = this.#state;
    const paths = new Map(values.running.map((name) => [name, walk(this.#surface, name, values, values.start, values.steps)]));
    this.#showSettings();
    this.#drawSurface();
    this.#drawPaths(paths);
    this.#drawDescent(paths);
    this.#showNumbers();
    this.#say(paths);
  }

  #showSettings(): void {
    const { values } = this.#state;
    const shown = { ...values, startX: values.start[0], startY: values.start[1] } as unknown as Record<string, number>;
    for (const [name, dial] of this.#dials) {
      dial.show(shown[name] ?? 0);
      const needs = dial.root.dataset["needs"]?.split(" ");
      dial.root.hidden = needs !== undefined && !values.running.some((optimizer) => needs.includes(optimizer));
    }
    for (const input of this.#root.querySelectorAll<HTMLInputElement>("[type=radio]")) {
      input.checked = input.value === values.surface;
    }
    for (const input of this.#root.querySelectorAll<HTMLInputElement>("[data-run]")) {
      input.checked = values.running.includes(input.dataset["run"] as Optimizer);
    }
    get<HTMLSelectElement>("[data-shown]", this.#root).value = values.shown;
    showFor(this.#root, [values.surface, values.shown]);
  }

  #drawSurface(): void {
    const { surface } = this.#state.values;
    if (this.#drawnSurface === surface) {
      return;
    }
    this.#drawnSurface = surface;
    const { value, minima, bounds } = this.#surface;
    this.#plane.bounds = bounds;
    const floor = value(minima[0] as Point);
    const ceiling = Math.max(...[bounds.left, bounds.right].map((x) => value([x, bounds.top])));
    // Levels that lie closer in the valley: equal steps of the root of the height.
    const levels = Array.from({ length: LEVELS }, (_, index) => floor + (ceiling - floor) * ((index + 0.5) / LEVELS) ** 2);
    this.#hills.replaceChildren(
      ...levels.map((level) => {
        const lines = contour(value, bounds, level).map((line) => `${lineThrough(line.map((at) => this.#plane.to(at)))}Z`);
        return shape("path", { d: lines.join(""), class: "contour" });
      }),
      ...minima.map((at) => {
        const [x, y] = this.#plane.to(at);
        return shape("path", { d: `M${x - 5} ${y}h10M${x} ${y - 5}v10`, class: "minimum" });
      }),
    );
    this.#plane.drawFrame();
  }

  #drawPaths(paths: Map<Optimizer, Step[]>): void {
    const { shown, steps, start } = this.#state.values;
    const drawn = [...paths].sort(([one], [other]) => Number(one === shown) - Number(other === shown));
    this.#paths.replaceChildren(
      ...drawn.map(([name, path]) => {
        const places = path.map(({ w }) => this.#plane.to(w));
        const group = { class: "path", "data-optimizer": name };
        return shape("g", group, line(places), shape("path", { d: dotsAt(places), class: "path-dots" }));
      }),
      ...drawn.map(([name, path]) => disc(name, this.#plane.to((path.at(-1) as Step).w))),
    );
    this.#plane.describe(this.#words("picture", { step: steps }));
    this.#start.place(start, this.#words("at", { x: brief(start[0]), y: brief(start[1]) }));
  }

  #drawDescent(paths: Map<Optimizer, Step[]>): void {
    const { value, minima } = this.#surface;
    const { start, steps } = this.#state.values;
    const floor = Math.min(0, ...minima.map(value));
    const top = Math.max(value(start) * 1.15, floor + 1);
    this.#descent.bounds = { left: 0, right: Math.max(steps, 10), bottom: floor - (top - floor) * 0.06, top };
    this.#descent.drawFrame();
    const curves = [...paths].map(([name, path]) => ({ name, places: path.map(({ value }, index): Point => [index, value]) }));
    this.#curves.replaceChildren(
      ...curves.map(({ name, places }) => {
        const drawn = places.map((at) => this.#descent.to(at));
        return shape("g", { class: "path", "data-optimizer": name }, line(drawn));
      }),
    );
    const end = (places: Point[]): Point => this.#descent.to(this.#descent.within(places.at(-1) as Point));
    this.#ends.replaceChildren(...curves.map(({ name, places }) => disc(name, end(places))));
    this.#descent.describe(this.#words("descent"));
  }

  #showNumbers(): void {
    const { values } = this.#state;
    const path = walk(this.#surface, values.shown, values, values.start, values.steps);
    const [before, now] = [path.at(-2), path.at(-1) as Step];
    const nothing = [null, null];
    const rows: Record<string, readonly (number | null)[]> = {
      gradient: before?.gradient ?? nothing,
      move: before ? now.move : nothing,
      position: now.w,
      here: now.gradient,
    };
    for (const [row, key] of Object.entries(MEMORIES[values.shown])) {
      rows[row] = now.memory.map((memory) => memory[key] ?? 0);
    }
    for (const row of this.#root.querySelectorAll<HTMLElement>("[data-row]")) {
      const numbers = rows[row.dataset["row"] ?? ""];
      row.hidden = !numbers;
      row.querySelectorAll("td").forEach((cell, index) => (cell.textContent = written(numbers?.[index] ?? null)));
    }
    get("[data-step]", this.#root).textContent = this.#words("step", { step: path.length - 1 });
    get("[data-code]", this.#root).textContent = inKeras(values.shown, values);
  }

  #say(paths: Map<Optimizer, Step[]>): void {
    const told = [...paths].map(([name, path]) => {
      const fate = fateOf(this.#surface, path).replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
      const value = brief((path.at(-1) as Step).value);
      return this.#words(fate, { name: this.#words(name) || find(`[data-shown] [value=${name}]`, this.#root)?.textContent || "", value, last: path.length - 1 });
    });
    for (const row of this.#root.querySelectorAll<HTMLElement>("[data-optimizer]:is(li)")) {
      const path = paths.get(row.dataset["optimizer"] as Optimizer);
      get("[data-height]", row).textContent = path ? brief((path.at(-1) as Step).value) : "";
    }
    const { steps } = this.#state.values;
    const sentence = told.length > 0 ? this.#words("sentence", { step: steps, optimizers: told.join(" ") }) : this.#words("none");
    this.#sentence.say(sentence);
  }
}

function bounded(steps: number): number {
  return Math.min(Math.max(steps, 0), MOST_STEPS);
}

function line(places: Point[]): SVGElement {
  return shape("path", { d: lineThrough(places), class: "path-line" });
}

function disc(name: Optimizer, [x, y]: Point): SVGElement {
  const group = { class: "path-end", "data-optimizer": name, transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})` };
  return shape("g", group, shape("circle", { r: 9 }), shape("text", { y: 4, "text-anchor": "middle" }, LETTERS[name]));
}

function written(value: number | null): string {
  return value === null ? "" : brief(value, 3);
}

function inKeras(optimizer: Optimizer, { learningRate, momentum, rho, beta1, beta2 }: Settings): string {
  const rate = `learning_rate=${learningRate}`;
  return {
    sgd: `keras.optimizers.SGD(${rate})`,
    momentum: `keras.optimizers.SGD(${rate}, momentum=${momentum})`,
    nesterov: `keras.optimizers.SGD(${rate}, momentum=${momentum}, nesterov=True)`,
    adagrad: `keras.optimizers.Adagrad(${rate})`,
    rmsprop: `keras.optimizers.RMSprop(${rate}, rho=${rho})`,
    adam: `keras.optimizers.Adam(${rate}, beta_1=${beta1}, beta_2=${beta2})`,
  }[optimizer];
}
