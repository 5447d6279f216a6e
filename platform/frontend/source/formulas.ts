/** Formulas: KaTeX and its style sheet are fetched only where there is something to draw. */

import { get } from "./page";

const UNDRAWN = ".math:not(.drawn)";

let styles: Promise<unknown> | undefined;

export async function drawFormulas(root: HTMLElement): Promise<void> {
  if (!root.querySelector(UNDRAWN)) {
    return;
  }
  styles ??= loadStyles();
  const [{ default: katex }] = await Promise.all([import("katex"), styles]);
  // Only now: while KaTeX was on its way, another call may have drawn some.
  for (const place of root.querySelectorAll<HTMLElement>(UNDRAWN)) {
    const displayMode = place.classList.contains("block");
    katex.render(place.textContent ?? "", place, { displayMode, throwOnError: false });
    place.classList.add("drawn");
  }
}

function loadStyles(): Promise<unknown> {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = get<HTMLMetaElement>('meta[name="formula-styles"]').content;
  return new Promise((resolve) => {
    link.addEventListener("load", resolve);
    link.addEventListener("error", resolve);
    document.head.append(link);
  });
}
