/** A network of Dense layers, as the site keeps it, and what it makes of an image. No page is needed here. */

export interface Layer {
  /** 0 of an activation alone. */
  units: number;
  use_bias: boolean;
  activation: string;
}

export interface Architecture {
  inputs: number;
  layers: Layer[];
}

type Values = Float64Array<ArrayBuffer>;

const ACTIVATIONS: Record<string, (values: Values) => Values> = {
  linear: (values) => values,
  relu: (values) => values.map((value) => Math.max(value, 0)),
  sigmoid: (values) => values.map((value) => 1 / (1 + Math.exp(-value))),
  tanh: (values) => values.map(Math.tanh),
  softmax,
};

/** The first activation that is not computed here, or null where the network can be used. */
export function findUnknown({ layers }: Architecture): string | null {
  return layers.find(({ activation }) => !Object.hasOwn(ACTIVATIONS, activation))?.activation ?? null;
}

/** How many weights and biases the layers have. */
export function countWeights({ inputs, layers }: Architecture): number {
  let [count, size] = [0, inputs];
  for (const { units, use_bias } of layers) {
    count += (size + Number(use_bias)) * units;
    size = units || size;
  }
  return count;
}

/**
 * The numbers that the last layer answers with: of softmax, probabilities.
 *
 * The weights are, of each layer, its kernel (inputs, units) row by row and then its bias.
 */
export function predict({ layers }: Architecture, weights: ArrayLike<number>, row: ArrayLike<number>): number[] {
  let values: Values = Float64Array.from(row);
  let start = 0;
  for (const { units, use_bias, activation } of layers) {
    if (units) {
      const bias = start + values.length * units;
      const sums = Float64Array.from({ length: units }, (_, unit) => (use_bias ? weights[bias + unit]! : 0));
      weigh(values, weights, start, sums);
      start = bias + (use_bias ? units : 0);
      values = sums;
    }
    values = ACTIVATIONS[activation]!(values);
  }
  return [...values];
}

function weigh(values: Values, weights: ArrayLike<number>, start: number, sums: Values): void {
  values.forEach((value, input) => {
    // Most of an image is empty, and so is much of what relu lets through.
    if (value !== 0) {
      const first = start + input * sums.length;
      for (let unit = 0; unit < sums.length; unit += 1) {
        sums[unit]! += value * weights[first + unit]!;
      }
    }
  });
}

function softmax(values: Values): Values {
  // Taken relative to the largest, none of the powers is too large.
  const largest = values.reduce((one, other) => Math.max(one, other), -Infinity);
  const powers = values.map((value) => Math.exp(value - largest));
  const sum = powers.reduce((one, other) => one + other, 0);
  return powers.map((power) => power / sum);
}

/** 16-bit floats as numbers, each from its bits: ten of fraction, five of exponent, one of sign. */
export function decodeHalves(halves: ArrayLike<number>): Float32Array {
  const values = Float32Array.from({ length: 1 << 16 }, (_, bits) => valueOf(bits));
  const numbers = new Float32Array(halves.length);
  // A loop, for there are a million of them: from() takes twenty times as long.
  for (let index = 0; index < halves.length; index += 1) {
    numbers[index] = values[halves[index]!]!;
  }
  return numbers;
}

function valueOf(bits: number): number {
  const [exponent, fraction] = [(bits >> 10) & 31, (bits & 1023) / 1024];
  const size = exponent ? (1 + fraction) * 2 ** (exponent - 15) : fraction * 2 ** -14;
  return bits >> 15 ? -size : size;
}
