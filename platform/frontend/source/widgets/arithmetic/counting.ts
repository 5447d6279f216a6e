/** The parameters of a network of Dense layers, counted. */

export interface Layer {
  units: number;
  useBias: boolean;
}

export interface Network {
  inputs: number;
  layers: readonly Layer[];
}

export interface Count {
  inputs: number;
  units: number;
  weights: number;
  biases: number;
  total: number;
}

/** What each layer has, in order. */
export function countLayers({ inputs, layers }: Network): Count[] {
  return layers.map(({ units, useBias }, index) => {
    const before = layers[index - 1]?.units ?? inputs;
    const [weights, biases] = [before * units, useBias ? units : 0];
    return { inputs: before, units, weights, biases, total: weights + biases };
  });
}

export function sum(counts: readonly Count[], what: "weights" | "biases" | "total"): number {
  return counts.reduce((total, count) => total + count[what], 0);
}

/** Which of ``count`` neurons are drawn where there is room for ``most``: null stands for those that are left out. */
export function drawnOf(count: number, most: number): (number | null)[] {
  if (count <= most) {
    return Array.from({ length: count }, (_, index) => index);
  }
  const first = Math.ceil((most - 1) / 2);
  const last = most - 1 - first;
  return [
    ...Array.from({ length: first }, (_, index) => index),
    null,
    ...Array.from({ length: last }, (_, index) => count - last + index),
  ];
}
