/** The answer in a form as names and texts, and back. */

import { arrangeOrders } from "../orders";

/** Fields that tell of the page, and are no answer. */
const OURS = ["csrfmiddlewaretoken", "page-name", "seen-version"];

export function readFields(form: HTMLFormElement): [string, string][] {
  const entries = [...new FormData(form)].map(([name, value]): [string, string] => [name, String(value)]);
  return entries.filter(([name]) => !OURS.includes(name));
}

export function writeFields(form: HTMLFormElement, entries: [string, string][]): void {
  for (const field of form.elements) {
    if (field instanceof HTMLInputElement && (field.type === "checkbox" || field.type === "radio")) {
      field.checked = entries.some(([name, value]) => name === field.name && value === field.value);
    } else if ((field instanceof HTMLInputElement || field instanceof HTMLSelectElement) && !OURS.includes(field.name)) {
      field.value = entries.find(([name]) => name === field.name)?.[1] ?? "";
      // The page says how it understands a number as if it had just been typed.
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }
  arrangeOrders(form);
}
