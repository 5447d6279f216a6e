/** The glossary shows, while one types, the terms that have the words in them. */

import { fill, get } from "./page";

const page = get("[data-glossary]");
const input = get<HTMLInputElement>("[name=q]", page);
const found = get("[data-found]", page);
const entries = [...page.querySelectorAll<HTMLElement>(".term-entry")];

function show(words: string): void {
  const sought = words.trim().toLowerCase();
  for (const entry of entries) {
    entry.hidden = !entry.dataset["words"]?.includes(sought);
  }
  const count = entries.filter(({ hidden }) => !hidden).length;
  found.textContent = sought ? fill(found.dataset["say"] ?? "", { count }) : "";
}

// What the server has left out can't be shown here, so its answer is left as it is.
if (!input.value) {
  get("button", page).hidden = true;
  input.addEventListener("input", () => show(input.value));
  input.form?.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", () => {
    input.value = "";
    show("");
    document.getElementById(location.hash.slice(1))?.scrollIntoView();
  });
}
