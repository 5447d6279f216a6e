/** The edges between the panes: dragged with the pointer, moved with the arrow keys, remembered in this browser. */

const STEP = 2;
const STORED = "gradus:panes";
const LIMITS: Record<string, [number, number]> = { task: [15, 50], result: [20, 60], code: [20, 80] };
/** The result stands right of its edge: what moves the edge right makes it smaller. */
const KEYS: Record<string, [string, string]> = {
  task: ["ArrowLeft", "ArrowRight"],
  result: ["ArrowRight", "ArrowLeft"],
  code: ["ArrowUp", "ArrowDown"],
};

type Sizes = Record<string, number>;

export function watchEdges(root: HTMLElement): void {
  const sideBySide = matchMedia("(width >= 1200px)");
  const sizes = readSizes();
  for (const [name, size] of Object.entries(sizes)) {
    root.style.setProperty(`--${name}`, `${size}%`);
  }
  for (const edge of root.querySelectorAll<HTMLElement>("[data-edge]")) {
    // The edge of the result stands beside the code or below it; below, it sets the height of the code.
    const own = edge.dataset["edge"] ?? "";
    const measureOf = (): string => (own === "result" && !sideBySide.matches ? "code" : own);
    const set = (size: number): void => {
      const name = measureOf();
      const [least, most] = LIMITS[name] ?? [0, 100];
      sizes[name] = Math.min(most, Math.max(least, size));
      root.style.setProperty(`--${name}`, `${sizes[name]}%`);
      describe(edge, name, sizes[name] ?? 0);
      keepSizes(sizes);
    };
    const read = (): number => currentSize(root, measureOf());
    watchPointer(root, edge, measureOf, set);
    watchKeys(edge, measureOf, read, set);
    const describeNow = (): void => describe(edge, measureOf(), read());
    sideBySide.addEventListener("change", describeNow);
    describeNow();
  }
}

function watchPointer(root: HTMLElement, edge: HTMLElement, measureOf: () => string, set: (size: number) => void): void {
  edge.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    edge.setPointerCapture(event.pointerId);
    edge.classList.add("dragged");
  });
  edge.addEventListener("pointermove", ({ clientX, clientY }) => {
    if (!edge.classList.contains("dragged")) {
      return;
    }
    const { left, right, top, width, height } = root.getBoundingClientRect();
    const name = measureOf();
    if (name === "code") {
      set((100 * (clientY - top)) / height);
    } else {
      set((100 * (name === "task" ? clientX - left : right - clientX)) / width);
    }
  });
  edge.addEventListener("lostpointercapture", () => edge.classList.remove("dragged"));
}

function watchKeys(edge: HTMLElement, measureOf: () => string, read: () => number, set: (size: number) => void): void {
  edge.addEventListener("keydown", (event) => {
    const name = measureOf();
    const [less, more] = KEYS[name] ?? [];
    const [least, most] = LIMITS[name] ?? [0, 100];
    const sizes = new Map([[less, read() - STEP], [more, read() + STEP], ["Home", least], ["End", most]]);
    const size = sizes.get(event.key);
    if (size !== undefined) {
      event.preventDefault();
      set(size);
    }
  });
}

function describe(edge: HTMLElement, name: string, size: number): void {
  const [least, most] = LIMITS[name] ?? [0, 100];
  edge.ariaOrientation = name === "code" ? "horizontal" : "vertical";
  edge.ariaValueMin = String(least);
  edge.ariaValueMax = String(most);
  edge.ariaValueNow = String(Math.round(size));
}

function currentSize(root: HTMLElement, name: string): number {
  const pane = root.querySelector(`#pane-${name}`)?.getBoundingClientRect();
  const whole = root.getBoundingClientRect();
  return pane ? (100 * (name === "code" ? pane.height / whole.height : pane.width / whole.width)) : 0;
}

function readSizes(): Sizes {
  try {
    return JSON.parse(localStorage.getItem(STORED) ?? "{}") as Sizes;
  } catch {
    return {};
  }
}

function keepSizes(sizes: Sizes): void {
  try {
    localStorage.setItem(STORED, JSON.stringify(sizes));
  } catch {
    // Without storage the sizes last until the page is left.
  }
}
