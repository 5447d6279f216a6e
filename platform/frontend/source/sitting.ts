/** Sitting a quiz: one question at a time, answers saved as they are typed, the time by the server's clock.
 *
 * Without it all questions stand below one another, and each has a button to save it.
 */

import { readWords } from "./page";
import { watchClock } from "./sitting/clock";
import { watchPages } from "./sitting/pages";
import { Saving } from "./sitting/saving";

export function sit(main: HTMLElement): void {
  const words = readWords("quiz-words");
  const saving = new Saving(main, words);
  watchPages(main);
  watchClock(main, words, saving);
  saving.resume();
  // The page that hands in names what is not answered: it has to know of everything.
  main.addEventListener("click", (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>("[data-finish]");
    if (link) {
      event.preventDefault();
      void saving.flush().then((isSaved) => isSaved && location.assign(link.href));
    }
  });
}
