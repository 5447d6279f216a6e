/** As a number is typed, the page says how it understands it; a pasted block fills a grid. The form works without. */

import { fill, get } from "./page";

const PAUSE_MS = 250;
const waiting = new WeakMap<HTMLInputElement, number>();

interface Understood {
  understood: string;
  error: string;
}

export function watchNumberFields(): void {
  document.addEventListener("input", ({ target }) => {
    if (target instanceof HTMLInputElement && target.hasAttribute("data-number")) {
      clearTimeout(waiting.get(target));
      waiting.set(target, setTimeout(() => void tell(target), PAUSE_MS));
    }
  });
  document.addEventListener("paste", (event) => {
    const { target, clipboardData } = event;
    const rows = rowsOf(clipboardData?.getData("text/plain") ?? "");
    if (target instanceof HTMLInputElement && target.closest("[data-grid]") && rows.flat().length > 1) {
      event.preventDefault();
      pasteBlock(target, rows);
    }
  });
}

/** The cells of a block from a spreadsheet, or of an array as NumPy and Python print it. */
function rowsOf(text: string): string[][] {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "");
  if (!text.includes("[")) {
    return lines.map((line) => line.split("\t").map((cell) => cell.trim()));
  }
  const rows = text.match(/[^[\]]+/g) ?? [];
  return rows.map((row) => row.trim().split(/[\s,;]+/).filter(Boolean)).filter((row) => row.length > 0);
}

/** Fill the cells right of the focused one and below it. In a grid of one row a column fills it too. */
function pasteBlock(input: HTMLInputElement, rows: string[][]): void {
  const grid = input.closest<HTMLElement>("[data-grid]") as HTMLElement;
  const cells = [...grid.querySelectorAll("tr")]
    .map((row) => [...row.querySelectorAll<HTMLInputElement>("[data-number]")])
    .filter((row) => row.length > 0);
  const top = cells.findIndex((row) => row.includes(input));
  const left = cells[top]?.indexOf(input) ?? 0;
  const block = cells.length === 1 ? [rows.flat()] : rows;
  let count = 0;
  block.forEach((row, down) => {
    row.forEach((text, right) => {
      const cell = cells[top + down]?.[left + right];
      if (cell) {
        cell.value = text;
        cell.dispatchEvent(new Event("input", { bubbles: true }));
        count += 1;
      }
    });
  });
  const form = input.form as HTMLFormElement;
  get("[data-pasted]", form).textContent = fill(form.dataset["filled"] ?? "", { count });
}

async function tell(input: HTMLInputElement): Promise<void> {
  const form = input.form;
  const output = document.getElementById(`${input.id}-understood`);
  if (!form || !output) {
    return;
  }
  const text = input.value;
  const answer = text.trim() === "" ? { understood: "", error: "" } : await ask(form.dataset["numberUrl"] ?? "", input);
  if (answer && input.value === text) {
    const { understood, error } = answer;
    output.textContent = understood ? fill(form.dataset["understood"] ?? "", { number: understood }) : error;
    output.classList.toggle("field-error", Boolean(error));
  }
}

/** The server's reading of the text; null when it could not be asked: then the page just stays silent. */
async function ask(address: string, input: HTMLInputElement): Promise<Understood | null> {
  const percent = input.hasAttribute("data-percent") ? { percent: "" } : {};
  try {
    const response = await fetch(`${address}?${new URLSearchParams({ text: input.value, ...percent })}`);
    return response.ok ? ((await response.json()) as Understood) : null;
  } catch {
    return null;
  }
}
