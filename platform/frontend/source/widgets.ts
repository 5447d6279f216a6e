/** The widgets of lessons: each is fetched only by a page that holds it. */

interface Widget {
  start: (root: HTMLElement) => void;
}

const WIDGETS: Record<string, () => Promise<Widget>> = {
  "optimizer-paths": () => import("./widgets/optimizer-paths"),
  losses: () => import("./widgets/losses"),
  "dense-layer": () => import("./widgets/dense-layer"),
  counting: () => import("./widgets/counting"),
  "own-digit": () => import("./widgets/own-digit"),
};

export function startWidgets(): void {
  for (const root of document.querySelectorAll<HTMLElement>("[data-widget]")) {
    void WIDGETS[root.dataset["widget"] ?? ""]?.().then(({ start }) => start(root));
  }
}
