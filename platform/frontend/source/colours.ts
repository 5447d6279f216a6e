/** The colours of the style sheet for a canvas, which can't read custom properties by itself. */

const NAMES = ["ink", "ink-soft", "hairline", "accent", "teal", "amber", "band", "violet", "paper"] as const;

export type Colours = Record<(typeof NAMES)[number], string>;

export function readColours(within: HTMLElement): Colours {
  const probe = document.createElement("span");
  within.append(probe);
  const read = NAMES.map((name) => {
    probe.style.color = `var(--${name})`;
    return [name, getComputedStyle(probe).color] as const;
  });
  probe.remove();
  return Object.fromEntries(read) as Colours;
}

/** Calls back whenever the page changes between light and dark, by its switch or by the system. */
export function onThemeChange(change: () => void): void {
  document.addEventListener("gradus:theme", change);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", change);
}
