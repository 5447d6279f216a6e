/** Lines that are put in order: by buttons, arrow keys or dragging. Without this the numbers beside them are chosen. */

import { fill, find, get } from "./page";

export function watchOrders(root: ParentNode): void {
  root.querySelectorAll<HTMLElement>("[data-order]:not(.is-movable)").forEach(watch);
}

function watch(list: HTMLElement): void {
  list.classList.add("is-movable");
  list.querySelectorAll<HTMLElement>("[data-moves]").forEach((moves) => (moves.hidden = false));
  if (find("[autofocus]", list)) {
    // The number that was to be seen to has given way to the buttons.
    get("[data-move]", list).focus();
  }
  list.addEventListener("click", ({ target }) => {
    const button = (target as Element).closest<HTMLElement>("[data-move]");
    if (button) {
      move(list, lineOf(button), Number(button.dataset["move"]), button);
    }
  });
  list.addEventListener("keydown", (event) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const button = (event.target as Element).closest<HTMLElement>("[data-move]");
    if (by && button) {
      event.preventDefault();
      move(list, lineOf(button), by, button);
    }
  });
  list.addEventListener("pointerdown", (event) => startDragging(list, event));
}

/** Put the lines where the numbers beside them say, in every list where each line has one. */
export function arrangeOrders(root: ParentNode): void {
  for (const list of root.querySelectorAll<HTMLElement>("[data-order]")) {
    const placed = linesOf(list).map((line): [number, HTMLElement] => [
      Number(get<HTMLSelectElement>("select", line).value),
      line,
    ]);
    if (placed.every(([place]) => place > 0)) {
      list.append(...placed.sort(([first], [second]) => first - second).map(([, line]) => line));
    }
  }
}

function lineOf(part: Element): HTMLElement {
  return part.closest("li") as HTMLElement;
}

function linesOf(list: HTMLElement): HTMLElement[] {
  return [...list.children] as HTMLElement[];
}

function move(list: HTMLElement, line: HTMLElement, by: number, button: HTMLElement): void {
  const lines = linesOf(list);
  const other = lines[lines.indexOf(line) + by];
  if (other) {
    list.insertBefore(line, by < 0 ? other : other.nextSibling);
    // Moving an element takes the focus off it.
    button.focus();
    settle(list, line);
  }
}

/** Give every line the number of its place, and say where the moved one stands now. */
function settle(list: HTMLElement, moved: HTMLElement): void {
  const lines = linesOf(list);
  lines.forEach((line, index) => (get<HTMLSelectElement>("select", line).value = String(index + 1)));
  get("[data-said]", list.parentElement as HTMLElement).textContent = fill(list.dataset["moved"] ?? "", {
    line: get("[data-line]", moved).textContent ?? "",
    place: lines.indexOf(moved) + 1,
    all: lines.length,
  });
  list.dispatchEvent(new Event("input", { bubbles: true }));
}

function startDragging(list: HTMLElement, event: PointerEvent): void {
  const target = event.target as Element;
  const line = target.closest("li");
  // A finger scrolls the page over the lines; it has the buttons.
  const isMouse = event.pointerType !== "touch" && event.button === 0;
  if (!line || !isMouse || target.closest("button") || list.closest("fieldset:disabled")) {
    return;
  }
  event.preventDefault();
  const before = linesOf(list);
  line.classList.add("is-dragged");
  const drag = ({ clientY }: PointerEvent): void => {
    const next = linesOf(list).find((other) => other !== line && clientY < middleOf(other)) ?? null;
    if (line.nextElementSibling !== next) {
      list.insertBefore(line, next);
    }
  };
  const drop = (): void => {
    line.classList.remove("is-dragged");
    removeEventListener("pointermove", drag);
    removeEventListener("pointerup", drop);
    removeEventListener("pointercancel", drop);
    if (linesOf(list).some((other, index) => other !== before[index])) {
      settle(list, line);
    }
  };
  addEventListener("pointermove", drag);
  addEventListener("pointerup", drop);
  addEventListener("pointercancel", drop);
}

function middleOf(line: HTMLElement): number {
  const { top, height } = line.getBoundingClientRect();
  return top + height / 2;
}
