/** As a number is typed, the page says how it understands it. The form works without this. */

import { fill } from "./page";

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
}

async function tell(input: HTMLInputElement): Promise<void> {
  const form = input.form;
  const output = document.getElementById(`${input.id}-understood`);
  if (!form || !output) {
    return;
  }
  const text = input.value;
  const answer = text.trim() === "" ? { understood: "", error: "" } : await ask(form.dataset["numberUrl"] ?? "", text);
  if (answer && input.value === text) {
    const { understood, error } = answer;
    output.textContent = understood ? fill(form.dataset["understood"] ?? "", { number: understood }) : error;
    output.classList.toggle("field-error", Boolean(error));
  }
}

/** The server's reading of the text; null when it could not be asked: then the page just stays silent. */
async function ask(address: string, text: string): Promise<Understood | null> {
  try {
    const response = await fetch(`${address}?${new URLSearchParams({ text })}`);
    return response.ok ? ((await response.json()) as Understood) : null;
  } catch {
    return null;
  }
}
