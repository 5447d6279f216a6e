/** Ten drawings of ours, for who can't or won't draw: strokes, each as x and y in per cent of the pad. */

import type { Stroke } from "./image";

const DIGITS = [
  "50 12 34 18 26 34 24 52 28 72 40 86 54 86 68 74 74 54 72 32 62 17 48 12",
  "42 26 54 12 54 50 53 88",
  "28 28 34 16 50 11 66 17 70 32 60 50 42 68 26 86 48 84 74 84",
  "30 18 46 11 64 16 68 30 58 44 44 48 60 52 72 64 68 80 50 89 30 83",
  "46 12 36 36 28 56 50 56 76 54 / 66 30 64 60 62 89",
  "70 13 38 14 34 44 52 40 68 48 72 66 62 83 44 88 28 80",
  "62 12 44 26 32 48 28 68 36 84 52 88 66 80 68 64 56 54 40 58 30 70",
  "26 16 50 14 74 14 60 42 48 66 42 88",
  "64 20 50 12 36 18 36 32 50 46 66 62 66 78 52 88 36 82 34 66 48 48 64 34 64 20",
  "66 30 56 16 40 18 32 32 38 46 54 46 66 32 66 50 62 72 56 88",
];

export function sampleOf(digit: number): Stroke[] {
  return (DIGITS[digit] ?? "").split("/").map((stroke) => {
    const numbers = stroke.trim().split(" ").map((text) => Number(text) / 100);
    return Array.from({ length: numbers.length / 2 }, (_, index) => ({ x: numbers[2 * index]!, y: numbers[2 * index + 1]! }));
  });
}
