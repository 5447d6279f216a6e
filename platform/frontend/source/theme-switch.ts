/** The button in the header: as the system has it, light, dark, and round again. */

import { find } from "./page";

const THEMES = ["auto", "light", "dark"] as const;

export function watchThemeSwitch(): void {
  const button = find<HTMLButtonElement>("[data-theme-switch]");
  if (!button) {
    return;
  }
  name(button);
  button.addEventListener("click", () => {
    choose(THEMES[(THEMES.indexOf(current()) + 1) % THEMES.length] ?? "auto");
    name(button);
  });
}

function current(): (typeof THEMES)[number] {
  const chosen = document.documentElement.dataset["theme"];
  return chosen === "light" || chosen === "dark" ? chosen : "auto";
}

function choose(theme: (typeof THEMES)[number]): void {
  const root = document.documentElement;
  if (theme === "auto") {
    delete root.dataset["theme"];
  } else {
    root.dataset["theme"] = theme;
  }
  try {
    localStorage.setItem("gradus:theme", theme);
  } catch {
    // Without storage the choice lasts until the page is left.
  }
  document.dispatchEvent(new Event("gradus:theme"));
}

function name(button: HTMLButtonElement): void {
  const words = button.dataset[current()] ?? "";
  button.title = words;
  button.setAttribute("aria-label", words);
}
