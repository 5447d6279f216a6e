/** Where three panes have no room side by side, one is shown at a time, under tabs. */

import { get } from "../page";

export function watchTabs(root: HTMLElement): (name: string) => void {
  const tabs = [...root.querySelectorAll<HTMLButtonElement>(".tab")];
  const narrow = matchMedia("(width < 800px)");

  const show = (name: string): void => {
    root.dataset["tab"] = name;
    for (const tab of tabs) {
      const isShown = tab.dataset["tab"] === name;
      tab.setAttribute("aria-selected", String(isShown));
      tab.tabIndex = isShown ? 0 : -1;
    }
  };
  const setRoles = (): void => {
    for (const tab of tabs) {
      const pane = get(`#pane-${tab.dataset["tab"]}`, root);
      narrow.matches ? pane.setAttribute("role", "tabpanel") : pane.removeAttribute("role");
    }
  };

  get(".tabs", root).role = "tablist";
  tabs.forEach((tab, index) => {
    tab.role = "tab";
    tab.setAttribute("aria-controls", `pane-${tab.dataset["tab"]}`);
    tab.addEventListener("click", () => show(tab.dataset["tab"] ?? ""));
    tab.addEventListener("keydown", ({ key }) => {
      const step = key === "ArrowRight" ? 1 : key === "ArrowLeft" ? -1 : 0;
      const next = tabs[(index + step + tabs.length) % tabs.length];
      if (step && next) {
        show(next.dataset["tab"] ?? "");
        next.focus();
      }
    });
  });
  narrow.addEventListener("change", setRoles);
  setRoles();
  show(root.dataset["tab"] ?? "");
  return show;
}
