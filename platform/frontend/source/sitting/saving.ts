/** Saves every answer as it is typed, tells that it is saved, and tries again for as long as it is not. */

import { find, get, type Words } from "../page";
import { timeOf } from "../times";
import { Kept } from "./kept";
import { QuestionSaver, type Saved } from "./question-saver";

/** What the server tells of the time. */
export interface Told {
  seconds_left: number;
  deadline: string;
  is_open: boolean;
}

export class Saving {
  /** Called with what the server tells of the time whenever it has saved something. */
  onTold: (told: Told) => void = () => undefined;
  /** Nothing is taken any more, and an answer came too late: the page says which, and stays. */
  isRefused = false;

  readonly #words: Words;
  readonly #status: HTMLElement;
  readonly #savers: QuestionSaver[];
  #savedAt = "";

  constructor(main: HTMLElement, words: Words) {
    this.#words = words;
    this.#status = get("[data-saved]", main);
    const kept = new Kept(main.dataset["sitting"] ?? "");
    const questions = [...main.querySelectorAll<HTMLElement>("[data-question]")];
    this.#savers = questions.map((question) => new QuestionSaver(question, main, kept, this));
    for (const event of ["online", "pagehide"]) {
      addEventListener(event, () => void this.flush());
    }
    document.addEventListener("visibilitychange", () => void this.flush());
  }

  /** Send what an earlier page has kept and could not send. */
  resume(): void {
    this.#savers.forEach((saver) => saver.resume());
  }

  /** Send now what is not saved yet. Returns whether all of it is saved then. */
  async flush(): Promise<boolean> {
    await Promise.all(this.#savers.map((saver) => saver.send()));
    return this.#savers.every((saver) => !saver.isDirty);
  }

  noteSaved(saved: Saved): void {
    this.#savedAt = saved.saved_at;
    this.onTold(saved);
    this.show();
  }

  noteRefused(message: string, address: string): void {
    this.isRefused = true;
    const link = document.createElement("a");
    link.href = address;
    link.textContent = this.#words("result");
    this.#status.replaceChildren(`${message} `, link);
    this.#status.dataset["tone"] = "not-yet";
  }

  /** Say how it stands with all answers together. */
  show(): void {
    if (this.isRefused) {
      return;
    }
    const troubled = this.#savers.find((saver) => saver.trouble);
    const isSaving = this.#savers.some((saver) => saver.isDirty);
    const savedAt = this.#savedAt ? this.#words("saved", { time: timeOf(this.#savedAt, "second") }) : "";
    const said = troubled ? this.#words(troubled.trouble) : isSaving ? this.#words("saving") : savedAt;
    this.#status.dataset["tone"] = troubled ? "not-yet" : "";
    // Said again, it would be read out again.
    if (find("a", this.#status) || this.#status.textContent !== said) {
      this.#status.textContent = said;
    }
  }
}
