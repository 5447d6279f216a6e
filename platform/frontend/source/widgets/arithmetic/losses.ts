/** The loss of one object and its gradient, as Keras 3.15 computes them in 32 bits. */

export interface Loss {
  value: number;
  /** Of the loss with respect to the prediction. */
  gradient: number;
}

/** Keras keeps probabilities between these two before it takes their logarithm. */
export const LOWEST = Math.fround(1e-7);
export const HIGHEST = Math.fround(1 - 1e-7);

export function mae(yTrue: number, yPred: number): Loss {
  return { value: Math.abs(yTrue - yPred), gradient: Math.sign(yPred - yTrue) };
}

export function mse(yTrue: number, yPred: number): Loss {
  return { value: (yTrue - yPred) ** 2, gradient: 2 * (yPred - yTrue) };
}

export function bce(yTrue: number, yPred: number): Loss {
  const p = clip(yPred);
  return {
    value: -(yTrue * Math.log(p) + (1 - yTrue) * Math.log(1 - p)),
    // What is clipped away changes nothing.
    gradient: isClipped(yPred) ? 0 : (1 - yTrue) / (1 - p) - yTrue / p,
  };
}

/** The gradient is by the probability of the true class, the others giving way in proportion. */
export function cce(trueClass: number, yPred: readonly number[]): Loss {
  const p = yPred[trueClass] ?? 0;
  return { value: -Math.log(clip(p)), gradient: isClipped(p) ? 0 : -1 / p };
}

/** The gradient of CCE by what went into softmax: the probabilities less the true ones. */
export function cceBySoftmaxInputs(trueClass: number, yPred: readonly number[]): number[] {
  return yPred.map((p, index) => p - (index === trueClass ? 1 : 0));
}

/** The probabilities when one of them is set: the others keep their proportions, and all add up to 1. */
export function withProbability(probabilities: readonly number[], index: number, value: number): number[] {
  const others = probabilities.reduce((sum, p, place) => sum + (place === index ? 0 : p), 0);
  return probabilities.map((p, place) => {
    if (place === index) {
      return value;
    }
    return others > 0 ? (p / others) * (1 - value) : (1 - value) / (probabilities.length - 1);
  });
}

export function isClipped(p: number): boolean {
  return p < LOWEST || p > HIGHEST;
}

function clip(p: number): number {
  return Math.min(Math.max(p, LOWEST), HIGHEST);
}
