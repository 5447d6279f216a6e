/** Answers by hand are sent without leaving the page: htmx swaps the exercise for its new self. */

import "htmx.org";

import { drawFormulas } from "./formulas";
import { watchOrders } from "./orders";
import { find, get } from "./page";

let openHints = 0;

document.body.addEventListener("htmx:beforeSwap", (event) => {
  const { target } = (event as CustomEvent<{ target: HTMLElement }>).detail;
  openHints = target.querySelectorAll(".hint[open]").length;
});

document.body.addEventListener("htmx:load", (event) => {
  const exercise = event.target as HTMLElement;
  void drawFormulas(exercise);
  watchOrders(exercise);
  if (exercise.matches(".exercise")) {
    // The hints that were open stay so.
    for (const hint of [...exercise.querySelectorAll<HTMLDetailsElement>(".hint")].slice(0, openHints)) {
      hint.open = true;
    }
    // What was refused has a first field to see to; what was graded has a verdict.
    const place = find("[autofocus]", exercise) ?? find(".verdict", exercise);
    place?.focus({ preventScroll: true });
    place?.scrollIntoView({ block: "nearest" });
  }
});

// Sent again as a plain form: the browser then shows what the server has to say.
document.body.addEventListener("htmx:responseError", ({ target }) => {
  (target as HTMLFormElement).submit();
});

document.body.addEventListener("htmx:beforeRequest", ({ target }) => {
  get("[data-unsent]", target as HTMLElement).hidden = true;
});

document.body.addEventListener("htmx:sendError", ({ target }) => {
  get("[data-unsent]", target as HTMLElement).hidden = false;
});
