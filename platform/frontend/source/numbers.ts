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

/** A number of any size in few characters, with a true minus: three decimals at most, at least ``least``, or a power of ten. */
export function brief(value: number, least = 0): string {
  const size = Math.abs(value);
  if (size !== 0 && (size < 5e-4 || size >= 1e5)) {
    const [digits = "", power = ""] = value.toExponential(1).split("e");
    return `${written(Number(digits), 0, 1)}\u00b710${raised(Number(power))}`;
  }
  return written(value, least, Math.max(least, size >= 100 ? 1 : 3));
}

/** A whole number, its thousands divided as in the texts. */
export function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, "\u202f");
}

/** What somebody has typed, with a comma or a point; null where it is no number. */
export function readNumber(text: string): number | null {
  const plain = text.replace(/\s/g, "").replace(",", ".").replace("\u2212", "-");
  const value = Number(plain);
  return plain !== "" && Number.isFinite(value) ? value : null;
}

function written(value: number, least: number, most: number): string {
  const places = { minimumFractionDigits: least, maximumFractionDigits: most };
  // Adding 0 takes the sign off a negative zero.
  return (value + 0).toLocaleString(language, { ...places, useGrouping: false }).replace("-", "\u2212");
}

function raised(power: number): string {
  return [...String(power)].map((digit) => (digit === "-" ? "\u207b" : "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079"[Number(digit)])).join("");
}
