/** The update rules of Keras 3.15, with its constants, and the paths that they make on a surface. */

import type { Point, Surface } from "./surfaces";

export const OPTIMIZERS = ["sgd", "momentum", "nesterov", "adagrad", "rmsprop", "adam"] as const;
export type Optimizer = (typeof OPTIMIZERS)[number];

export interface Settings {
  learningRate: number;
  momentum: number;
  rho: number;
  beta1: number;
  beta2: number;
}

/** What an optimizer keeps of the past for one parameter. */
export type Memory = Readonly<Record<string, number>>;

export interface Step {
  w: Point;
  value: number;
  gradient: Point;
  /** The change of w that led here. */
  move: Point;
  memory: readonly [Memory, Memory];
}

/** Where a path has come to. */
export type Fate = "minimum" | "local-minimum" | "diverged" | "outside" | "under-way";

interface Rule {
  start: Memory;
  /** What becomes of the memory, and how far w moves, for one gradient; the first update is number 1. */
  update: (gradient: number, memory: Memory, settings: Settings, update: number) => { memory: Memory; move: number };
}

const EPSILON = 1e-7;
/** Adagrad's ``initial_accumulator_value``. */
const FIRST_SUM = 0.1;
/** So far from the picture nothing comes back; numbers stay finite on every surface. */
const LOST = 100;
const NEAR = 0.05;
const STILL = 0.005;

const RULES: Record<Optimizer, Rule> = {
  sgd: {
    start: {},
    update: (g, memory, { learningRate }) => ({ memory, move: -learningRate * g }),
  },
  momentum: {
    start: { v: 0 },
    update: (g, { v = 0 }, { learningRate, momentum }) => {
      const velocity = momentum * v - learningRate * g;
      return { memory: { v: velocity }, move: velocity };
    },
  },
  nesterov: {
    start: { v: 0 },
    update: (g, { v = 0 }, { learningRate, momentum }) => {
      const velocity = momentum * v - learningRate * g;
      return { memory: { v: velocity }, move: momentum * velocity - learningRate * g };
    },
  },
  adagrad: {
    start: { s: FIRST_SUM },
    update: (g, { s = 0 }, { learningRate }) => {
      const sum = s + g * g;
      return { memory: { s: sum }, move: (-learningRate * g) / Math.sqrt(sum + EPSILON) };
    },
  },
  rmsprop: {
    start: { s: 0 },
    update: (g, { s = 0 }, { learningRate, rho }) => {
      const average = rho * s + (1 - rho) * g * g;
      return { memory: { s: average }, move: (-learningRate * g) / Math.sqrt(average + EPSILON) };
    },
  },
  adam: {
    start: { m: 0, v: 0 },
    update: (g, { m = 0, v = 0 }, { learningRate, beta1, beta2 }, update) => {
      const mean = m + (g - m) * (1 - beta1);
      const square = v + (g * g - v) * (1 - beta2);
      const rate = (learningRate * Math.sqrt(1 - beta2 ** update)) / (1 - beta1 ** update);
      return { memory: { m: mean, v: square }, move: (-rate * mean) / (Math.sqrt(square) + EPSILON) };
    },
  },
};

/** The path from a start: the start itself and so many steps, or fewer where it is lost on the way. */
export function walk(surface: Surface, optimizer: Optimizer, settings: Settings, start: Point, steps: number): Step[] {
  const { start: memory, update } = RULES[optimizer];
  const path: Step[] = [stand(surface, start, [0, 0], [memory, memory])];
  for (let number = 1; number <= steps; number += 1) {
    const { w, gradient, memory: before } = path[number - 1] as Step;
    if (isLost(w)) {
      break;
    }
    const first = update(gradient[0], before[0], settings, number);
    const second = update(gradient[1], before[1], settings, number);
    const to: Point = [w[0] + first.move, w[1] + second.move];
    path.push(stand(surface, to, [first.move, second.move], [first.memory, second.memory]));
  }
  return path;
}

/** What can be said of the end of a path. */
export function fateOf(surface: Surface, path: readonly Step[]): Fate {
  const { w, move } = path.at(-1) as Step;
  if (isLost(w)) {
    return "diverged";
  }
  const { left, right, bottom, top } = surface.bounds;
  if (w[0] < left || w[0] > right || w[1] < bottom || w[1] > top) {
    return "outside";
  }
  const reached = surface.minima.findIndex(([x, y]) => Math.hypot(w[0] - x, w[1] - y) < NEAR);
  if (reached < 0 || Math.hypot(...move) > STILL) {
    return "under-way";
  }
  return reached === 0 ? "minimum" : "local-minimum";
}

function stand(surface: Surface, w: Point, move: Point, memory: readonly [Memory, Memory]): Step {
  return { w, value: surface.value(w), gradient: surface.gradient(w), move, memory };
}

function isLost([x, y]: Point): boolean {
  return !(Math.abs(x) < LOST && Math.abs(y) < LOST);
}
