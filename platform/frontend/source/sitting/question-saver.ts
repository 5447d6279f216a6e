/** One question: what was typed since it was last saved goes to the server, one sending at a time, until it is there. */

import { drawFormulas } from "../formulas";
import { watchOrders } from "../orders";
import { get } from "../page";
import { readFields, writeFields } from "./fields";
import type { Kept } from "./kept";
import { markQuestion } from "./pages";
import type { Saving, Told } from "./saving";

const PAUSE_MS = 600;
const PATIENCE_MS = 10_000;
const RETRY_MS = [1000, 2000, 4000, 8000];

export interface Saved extends Told {
  saved_at: string;
  version: number;
  state: string;
}

export class QuestionSaver {
  /** Something was typed that the server has not confirmed yet. */
  isDirty = false;
  /** Name of the sentence that says why it is not saved; empty as long as it may be yet. */
  trouble: "" | "unsent" | "signedOut" = "";

  readonly #number: string;
  #question: HTMLElement;
  #underWay: Promise<void> | null = null;
  #edits = 0;
  #timer = 0;
  #tries = 0;

  constructor(
    question: HTMLElement,
    readonly main: HTMLElement,
    readonly kept: Kept,
    readonly saving: Saving,
  ) {
    this.#question = question;
    this.#number = question.dataset["question"] ?? "";
    this.#watch();
  }

  get #form(): HTMLFormElement {
    return get<HTMLFormElement>("form", this.#question);
  }

  /** Put back what an earlier page has kept, unless another page or device has saved the question since. */
  resume(): void {
    const copy = this.kept.read(this.#number);
    const isNewest = copy?.seen === this.#hidden("seen-version") || copy?.page === this.#question.dataset["lastPage"];
    if (copy && isNewest) {
      writeFields(this.#form, copy.entries);
      this.#note();
    } else if (copy) {
      this.kept.drop(this.#number);
    }
  }

  /** Send what is not saved yet, and wait for what is on its way. */
  async send(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#underWay;
    if (this.isDirty && !this.saving.isRefused) {
      this.#underWay ??= this.#send().finally(() => (this.#underWay = null));
      await this.#underWay;
    }
  }

  #watch(): void {
    const form = this.#form;
    form.addEventListener("input", () => this.#note());
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#note();
      void this.send();
    });
  }

  #note(): void {
    this.isDirty = true;
    this.#edits += 1;
    this.#keep();
    this.#sendAfter(PAUSE_MS);
    this.saving.show();
  }

  #keep(): void {
    const page = this.#hidden("page-name");
    this.kept.keep(this.#number, { page, seen: this.#hidden("seen-version"), entries: readFields(this.#form) });
  }

  #sendAfter(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.send(), milliseconds);
  }

  async #send(): Promise<void> {
    const edits = this.#edits;
    try {
      const response = await this.#post();
      if (response.ok) {
        this.#settle((await response.json()) as Saved, edits);
      } else if (response.status === 409) {
        this.#showNewer(((await response.json()) as { html: string }).html);
      } else if (response.status === 410) {
        const { error, url } = (await response.json()) as { error: string; url: string };
        this.isDirty = false;
        this.kept.drop(this.#number);
        this.saving.noteRefused(error, url);
      } else {
        this.#retry(response.status === 401 ? "signedOut" : "unsent");
      }
    } catch {
      this.#retry("unsent");
    }
  }

  #post(): Promise<Response> {
    const body = new FormData(this.#form);
    // Who has signed in again, in another window, has another one than the page was made with.
    const token = /(?:^|; )csrftoken=([^;]+)/.exec(document.cookie)?.[1];
    if (token) {
      body.set("csrfmiddlewaretoken", token);
    }
    return fetch(this.#form.action, {
      method: "POST",
      body: new URLSearchParams([...body].map(([name, value]) => [name, String(value)])),
      headers: { Accept: "application/json" },
      keepalive: true,
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
  }

  #settle(saved: Saved, edits: number): void {
    this.isDirty = edits !== this.#edits;
    this.#tries = 0;
    this.trouble = "";
    this.#hiddenField("seen-version").value = String(saved.version);
    if (this.isDirty) {
      this.#keep();
    } else {
      this.kept.drop(this.#number);
    }
    const isFlagged = get<HTMLInputElement>("[name=flag-later]", this.#question).checked;
    markQuestion(this.main, this.#number, saved.state, isFlagged);
    this.saving.noteSaved(saved);
  }

  #retry(trouble: "unsent" | "signedOut"): void {
    this.trouble = trouble;
    this.#sendAfter(RETRY_MS[Math.min(this.#tries, RETRY_MS.length - 1)] ?? 0);
    this.#tries += 1;
    this.saving.show();
  }

  /** Another page has saved the question since: what stands there takes the place of what stood here. */
  #showNewer(html: string): void {
    const template = document.createElement("template");
    template.innerHTML = html;
    const newer = template.content.firstElementChild as HTMLElement;
    newer.classList.toggle("is-current", this.#question.classList.contains("is-current"));
    this.#question.replaceWith(newer);
    this.#question = newer;
    this.#watch();
    watchOrders(newer);
    void drawFormulas(newer);
    this.isDirty = false;
    this.trouble = "";
    this.kept.drop(this.#number);
    this.saving.show();
  }

  #hidden(name: string): string {
    return this.#hiddenField(name).value;
  }

  #hiddenField(name: string): HTMLInputElement {
    return get<HTMLInputElement>(`[name=${name}]`, this.#question);
  }
}
