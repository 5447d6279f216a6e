/** Parts of a widget that are there only for some of what can be chosen. */

/** Shows what is marked for one of these choices, and hides what is marked for others. */
export function showFor(root: HTMLElement, choices: readonly string[]): void {
  for (const part of root.querySelectorAll<HTMLElement>("[data-for]")) {
    part.hidden = !(part.dataset["for"] ?? "").split(" ").some((choice) => choices.includes(choice));
  }
}
