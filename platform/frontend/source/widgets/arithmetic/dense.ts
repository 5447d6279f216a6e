/** One neuron of a Dense layer with two inputs: what it answers, and the line that it draws. */

import type { Bounds, Point } from "./surfaces";

export type Activation = "linear" | "relu" | "sigmoid" | "step";

export interface Neuron {
  weights: Point;
  /** 0 where the layer has none. */
  bias: number;
  activation: Activation;
}

export interface Example {
  at: Point;
  /** The class: 1 belongs where the sum is positive, 0 where it is not. */
  label: 0 | 1;
}

/** Where the sum is zero: ``x2 = slope · x1 + intercept``, or the upright line ``x1 = at``, or nowhere in particular. */
export type Boundary = { kind: "line"; slope: number; intercept: number } | { kind: "upright"; at: number } | { kind: "none" };

const ACTIVATIONS: Record<Activation, (sum: number) => number> = {
  linear: (sum) => sum,
  relu: (sum) => Math.max(0, sum),
  sigmoid: (sum) => 1 / (1 + Math.exp(-sum)),
  step: (sum) => (sum > 0 ? 1 : 0),
};

export function weightedSum({ weights, bias }: Neuron, [x1, x2]: Point): number {
  return weights[0] * x1 + weights[1] * x2 + bias;
}

export function activate(activation: Activation, sum: number): number {
  return ACTIVATIONS[activation](sum);
}

export function output(neuron: Neuron, at: Point): number {
  return activate(neuron.activation, weightedSum(neuron, at));
}

export function boundaryOf({ weights: [w1, w2], bias }: Neuron): Boundary {
  if (w2 !== 0) {
    // Adding 0 takes the sign off a negative zero.
    return { kind: "line", slope: -w1 / w2 + 0, intercept: -bias / w2 + 0 };
  }
  return w1 === 0 ? { kind: "none" } : { kind: "upright", at: -bias / w1 + 0 };
}

/** The two ends of the boundary within bounds; null where it does not pass through them. */
export function endsWithin(boundary: Boundary, { left, right, bottom, top }: Bounds): [Point, Point] | null {
  if (boundary.kind === "none") {
    return null;
  }
  if (boundary.kind === "upright") {
    const { at } = boundary;
    return at >= left && at <= right ? [[at, bottom], [at, top]] : null;
  }
  const { slope, intercept } = boundary;
  // Where the line is over the left edge and over the right one, cut where it leaves through top or bottom.
  const cuts = slope === 0 ? [left, right] : [(bottom - intercept) / slope, (top - intercept) / slope].sort((a, b) => a - b);
  const [from, to] = [Math.max(left, cuts[0] ?? left), Math.min(right, cuts[1] ?? right)];
  const isSeen = from <= to && (slope !== 0 || (intercept >= bottom && intercept <= top));
  return isSeen ? [[from, slope * from + intercept], [to, slope * to + intercept]] : null;
}

/** How many of the examples are on the side of their class. */
export function rightlySided(neuron: Neuron, examples: readonly Example[]): number {
  return examples.filter(({ at, label }) => weightedSum(neuron, at) > 0 === (label === 1)).length;
}
