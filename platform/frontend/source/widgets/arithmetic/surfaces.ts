/** The functions of two variables on which optimizers walk, with their gradients. */

export type Point = readonly [number, number];

export interface Bounds {
  left: number;
  right: number;
  bottom: number;
  top: number;
}

export interface Surface {
  value: (at: Point) => number;
  gradient: (at: Point) => Point;
  /** The lowest point first, then those that are lower than all around them. */
  minima: readonly Point[];
  /** What of the plane is shown. */
  bounds: Bounds;
  start: Point;
}

export type SurfaceName = "bowl" | "ravine" | "two-minima";

const WIDE: Bounds = { left: -5, right: 5, bottom: -3.5, top: 3.5 };

export const SURFACES: Record<SurfaceName, Surface> = {
  bowl: {
    value: ([x, y]) => x * x + y * y,
    gradient: ([x, y]) => [2 * x, 2 * y],
    minima: [[0, 0]],
    bounds: WIDE,
    start: [-4, 2.5],
  },
  /** Forty times steeper across than along. */
  ravine: {
    value: ([x, y]) => (x * x) / 40 + y * y,
    gradient: ([x, y]) => [x / 20, 2 * y],
    minima: [[0, 0]],
    bounds: WIDE,
    start: [-4.5, 2],
  },
  "two-minima": {
    value: ([x, y]) => (x * x - 4) ** 2 / 16 + x / 4 + (y * y) / 2,
    gradient: ([x, y]) => [(x * (x * x - 4)) / 4 + 1 / 4, y],
    // The roots of x³ − 4x + 1 on both sides of the pass at 0.254.
    minima: [
      [-2.1149075414767555, 0],
      [1.8608058531117035, 0],
    ],
    bounds: { left: -4, right: 4, bottom: -2.8, top: 2.8 },
    start: [3.4, 1.6],
  },
};
