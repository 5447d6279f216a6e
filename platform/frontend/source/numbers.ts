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

/** A number of any size in few characters, with a true minus: so many decimals, or as many as it takes. */
export function brief(value: number, places?: number): string {
  const size = Math.abs(value);
  if (size !== 0 && (size < 5e-4 || size >= 1e5)) {
    const [digits = "", power = ""] = value.toExponential(1).split("e");
    return `${written(Number(digits), 0, 1)}\u00b710${raised(Number(power))}`;
  }
  return written(value, places ?? 0, places ?? (size >= 100 ? 1 : size < 0.1 ? 4 : 3));
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
  return [...String(power)].map((digit) => (digit === "-" ? "⁻" : "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)])).join("");
}
