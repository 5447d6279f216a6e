/** Lines of equal height, by marching squares. */

import type { Bounds, Point } from "./surfaces";

const COLUMNS = 80;
const ROWS = 56;
/** What stands around the grid: so high that every line closes at its edge. */
const WALL = 1e9;

/** For each of the corners that are below the level, the sides of the cell that the line goes through, in pairs. */
const SIDES: readonly (readonly number[])[] = [
  [], [3, 0], [0, 1], [3, 1], [1, 2], [3, 2, 1, 0], [0, 2], [3, 2],
  [2, 3], [2, 0], [0, 3, 2, 1], [2, 1], [1, 3], [1, 0], [0, 3], [],
];

/** The closed lines on which a function has the value ``level``; with those between, they bound all that is lower. */
export function contour(value: (at: Point) => number, bounds: Bounds, level: number): Point[][] {
  const grid = new Grid(value, bounds);
  const next = new Map<string, { from: Point; to: string }>();
  for (let row = -1; row <= ROWS; row += 1) {
    for (let column = -1; column <= COLUMNS; column += 1) {
      const sides = SIDES[grid.below(column, row, level)] ?? [];
      for (let index = 0; index < sides.length; index += 2) {
        const [from, to] = [sides[index] as number, sides[index + 1] as number];
        next.set(nameOf(column, row, from), {
          from: grid.crossing(column, row, from, level),
          to: nameOf(column, row, to),
        });
      }
    }
  }
  return link(next);
}

function link(next: Map<string, { from: Point; to: string }>): Point[][] {
  const lines: Point[][] = [];
  for (const name of [...next.keys()]) {
    const line: Point[] = [];
    for (let part = next.get(name), at = name; part; at = part.to, part = next.get(at)) {
      line.push(part.from);
      next.delete(at);
    }
    if (line.length > 0) {
      lines.push(line);
    }
  }
  return lines;
}

/** A side of a cell by the corner it begins at and its direction, so that neighbours call it the same. */
function nameOf(column: number, row: number, side: number): string {
  const across = side % 2 === 0;
  return `${column + (side === 1 ? 1 : 0)} ${row + (side === 2 ? 1 : 0)} ${across ? "-" : "|"}`;
}

class Grid {
  readonly #value: (at: Point) => number;
  readonly #bounds: Bounds;

  constructor(value: (at: Point) => number, bounds: Bounds) {
    this.#value = value;
    this.#bounds = bounds;
  }

  /** Which of a cell's corners are below the level, as bits: first those of its lower side, then back on the upper. */
  below(column: number, row: number, level: number): number {
    return corners(column, row).reduce((bits, [x, y], index) => bits + (this.#height(x, y) < level ? 2 ** index : 0), 0);
  }

  crossing(column: number, row: number, side: number, level: number): Point {
    const [[fromX, fromY], [toX, toY]] = [corners(column, row)[side], corners(column, row)[(side + 1) % 4]] as [Point, Point];
    const [low, high] = [this.#height(fromX, fromY), this.#height(toX, toY)];
    const share = (level - low) / (high - low);
    return this.#place(fromX + share * (toX - fromX), fromY + share * (toY - fromY));
  }

  #height(column: number, row: number): number {
    const isInside = column >= 0 && column <= COLUMNS && row >= 0 && row <= ROWS;
    return isInside ? this.#value(this.#place(column, row)) : WALL;
  }

  #place(column: number, row: number): Point {
    const { left, right, bottom, top } = this.#bounds;
    return [left + (column / COLUMNS) * (right - left), bottom + (row / ROWS) * (top - bottom)];
  }
}

function corners(column: number, row: number): readonly Point[] {
  return [
    [column, row],
    [column + 1, row],
    [column + 1, row + 1],
    [column, row + 1],
  ];
}
