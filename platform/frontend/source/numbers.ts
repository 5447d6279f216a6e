/** Numbers as the page's language writes them. */

const language = document.documentElement.lang;

export function decimals(value: number, places: number): string {
  return value.toLocaleString(language, { minimumFractionDigits: places, maximumFractionDigits: places });
}

export function percent(share: number): string {
  return `${decimals(100 * share, 1)}\u00a0%`;
}

export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
