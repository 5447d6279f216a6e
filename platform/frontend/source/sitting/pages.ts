/** One question at a time: which one stands in the address, so that links, the back button and a reload lead to it. */

import { find, get } from "../page";

export function watchPages(main: HTMLElement): void {
  const show = (takesFocus: boolean): void => {
    const questions = [...main.querySelectorAll<HTMLElement>("[data-question]")];
    const chosen = questions.find((question) => `#${question.id}` === location.hash) ?? questions[0];
    questions.forEach((question) => question.classList.toggle("is-current", question === chosen));
    main.querySelectorAll<HTMLAnchorElement>(".quiz-list a").forEach((link) => {
      if (link.hash === `#${chosen?.id ?? ""}`) {
        link.setAttribute("aria-current", "step");
      } else {
        link.removeAttribute("aria-current");
      }
    });
    if (takesFocus && chosen) {
      scrollTo({ top: 0 });
      get("h2", chosen).focus({ preventScroll: true });
    }
  };
  addEventListener("hashchange", () => show(true));
  show(false);
  main.classList.add("is-paged");
}

/** Mark in the list how far a question is. */
export function markQuestion(main: HTMLElement, number: string, state: string, isFlagged: boolean): void {
  const link = find(`.quiz-list a[href="#question-${number}"]`, main);
  if (link) {
    link.dataset["state"] = state;
    link.toggleAttribute("data-flagged", isFlagged);
  }
}
