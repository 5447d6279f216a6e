/** A drawing in the form of MNIST's images, on which the network was trained. No page is needed here. */

/** A place on the pad, from 0 to 1 to the right and down. */
export interface Point {
  x: number;
  y: number;
}

export type Stroke = Point[];

export const SIZE = 28;
/** The digit as its lines go fits a square of so many pixels; the margin is for the centring. */
export const BOX = 20;
/** Half the breadth of a line, in pixels: MNIST's lines are about three pixels broad. */
const RADIUS = 1.35;
/** Each pixel is looked at in so many places along each side. */
const SAMPLES = 4;
/** What is drawn smaller, such as a dot, is not brought to the full size. */
const SMALLEST = 0.1;

/** The image: 28 rows of 28 brightnesses from 0 to 1; null of an empty drawing. */
export function toImage(strokes: Stroke[]): Float32Array | null {
  const lines = strokes.map(smooth).filter((line) => line.length > 0);
  if (lines.length === 0) {
    return null;
  }
  const fitted = fit(lines);
  return raster(centre(fitted, raster(fitted)));
}

/** The middles of the pieces of a stroke, between its ends: a staircase becomes the slope that it stands for. */
function smooth(stroke: Stroke): Stroke {
  const middles = stroke.slice(1).map((point, index) => between(stroke[index]!, point));
  return [...stroke.slice(0, 1), ...middles, ...stroke.slice(-1)];
}

function between(one: Point, other: Point): Point {
  return { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 };
}

/** Brings the lines, as broad as they are drawn, to the box in the middle of the image. */
function fit(lines: Stroke[]): Stroke[] {
  const [xs, ys] = [lines.flat().map(({ x }) => x), lines.flat().map(({ y }) => y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const scale = (BOX - 2 * RADIUS) / Math.max(right - left, bottom - top, SMALLEST);
  const place = (value: number, low: number, high: number): number => SIZE / 2 + scale * (value - (low + high) / 2);
  return move(lines, ({ x, y }) => ({ x: place(x, left, right), y: place(y, top, bottom) }));
}

/** Brings the centre of the mass to that of the image, as far as nothing is lost over its edges. */
function centre(lines: Stroke[], image: Float32Array): Stroke[] {
  let [mass, right, down] = [0, 0, 0];
  image.forEach((value, index) => {
    mass += value;
    right += value * ((index % SIZE) + 0.5);
    down += value * (Math.floor(index / SIZE) + 0.5);
  });
  const room = (SIZE - BOX) / 2;
  const shift = (sum: number): number => Math.min(Math.max(SIZE / 2 - sum / mass, -room), room);
  return move(lines, ({ x, y }) => ({ x: x + shift(right), y: y + shift(down) }));
}

function move(lines: Stroke[], to: (point: Point) => Point): Stroke[] {
  return lines.map((line) => line.map(to));
}

/** Lines with round ends and corners; each pixel is as bright as the share of it that they cover. */
function raster(lines: Stroke[]): Float32Array {
  const side = SIZE * SAMPLES;
  const covered = new Uint8Array(side * side);
  for (const line of lines) {
    line.forEach((point, index) => cover(covered, side, line[index - 1] ?? point, point));
  }
  const image = new Float32Array(SIZE * SIZE);
  covered.forEach((is, at) => {
    const [row, column] = [Math.floor(at / side / SAMPLES), Math.floor((at % side) / SAMPLES)];
    image[row * SIZE + column]! += is / SAMPLES ** 2;
  });
  return image;
}

function cover(covered: Uint8Array, side: number, from: Point, to: Point): void {
  const first = (one: number, other: number): number => Math.max(0, Math.floor((Math.min(one, other) - RADIUS) * SAMPLES));
  const last = (one: number, other: number): number => Math.min(side - 1, Math.ceil((Math.max(one, other) + RADIUS) * SAMPLES));
  for (let row = first(from.y, to.y); row <= last(from.y, to.y); row += 1) {
    for (let column = first(from.x, to.x); column <= last(from.x, to.x); column += 1) {
      const sample = { x: (column + 0.5) / SAMPLES, y: (row + 0.5) / SAMPLES };
      if (squaredDistance(sample, from, to) <= RADIUS ** 2) {
        covered[row * side + column] = 1;
      }
    }
  }
}

/** From a point to the piece of a line between two others. */
function squaredDistance(point: Point, from: Point, to: Point): number {
  const [along, up] = [to.x - from.x, to.y - from.y];
  const length = along ** 2 + up ** 2;
  const share = length ? ((point.x - from.x) * along + (point.y - from.y) * up) / length : 0;
  const nearest = Math.min(Math.max(share, 0), 1);
  return (point.x - from.x - nearest * along) ** 2 + (point.y - from.y - nearest * up) ** 2;
}

/** The rows and columns, from 1, between which an image is not empty. */
export function extentOf(image: ArrayLike<number>): { top: number; bottom: number; left: number; right: number } {
  const lit = Array.from(image, (_, index) => index).filter((index) => image[index]! > 0);
  const [rows, columns] = [lit.map((index) => Math.floor(index / SIZE) + 1), lit.map((index) => (index % SIZE) + 1)];
  return { top: Math.min(...rows), bottom: Math.max(...rows), left: Math.min(...columns), right: Math.max(...columns) };
}
