/** One attempt as it happens, from the queue to the verdict. */

import type { Plan } from "../charts";
import { drawFormulas } from "../formulas";
import { find, get, readWords } from "../page";
import type { Editor } from "./editor";
import { Output } from "./output";
import { Pictures } from "./pictures";
import { fetchVerdict, type AttemptReference } from "./server";
import type { Status } from "./status";
import { EventStream, type Handlers } from "./stream";
import { Training } from "./training";

export class LiveAttempt {
  readonly #editor: Editor;
  readonly #status: Status;
  readonly #clockSkew: number;
  readonly #output: Output;
  readonly #pictures: Pictures;
  readonly #training: Training;
  readonly #verdict: HTMLElement;
  readonly #words = readWords("bench-words");
  #stream: EventStream | null = null;
  #reference: AttemptReference | null = null;
  #isStarted = false;

  /** ``clockSkew``: how many seconds this computer's clock is ahead of the site's. */
  constructor(root: HTMLElement, editor: Editor, status: Status, plan: Plan | null, clockSkew: number) {
    this.#editor = editor;
    this.#status = status;
    this.#clockSkew = clockSkew;
    this.#output = new Output(root);
    this.#pictures = new Pictures(root, this.#words);
    this.#training = new Training(root, plan);
    this.#verdict = get("[data-verdict]", root);
  }

  /** The attempt that is on its way, if one is. */
  get reference(): AttemptReference | null {
    return this.#reference;
  }

  follow(reference: AttemptReference): void {
    this.#stream?.close();
    this.#reference = reference;
    this.#isStarted = false;
    this.#clear();
    this.#status.startClock(Date.now() / 1000);
    this.#showPlace(reference.place);
    this.#stream = new EventStream(reference.events_url, this.#handlers(reference), showConnection);
  }

  #showPlace(place: number | null): void {
    const detail = place === null ? "" : place === 1 ? "next" : "place";
    this.#status.show("queued", "queued", detail, { place: place ?? "" });
  }

  #clear(): void {
    find("[data-before]")?.remove();
    this.#output.clear();
    this.#pictures.clear();
    this.#training.clear();
    this.#verdict.replaceChildren();
    this.#editor.clearErrors();
  }

  #handlers(reference: AttemptReference): Handlers {
    return {
      place: (data) => {
        // It is counted from the table, which may hear of the start a moment later than this page.
        if (!this.#isStarted) {
          this.#showPlace(data.place);
        }
      },
      started: (_data, secondsAt) => {
        // A second start is a second try: the first worker was lost, and what it printed with it.
        this.#clear();
        this.#isStarted = true;
        this.#status.startClock(secondsAt ? secondsAt + this.#clockSkew : Date.now() / 1000);
        this.#status.show("running", "started");
      },
      phase: ({ phase }) => this.#status.show("running", phase),
      output: ({ stream, text }) => this.#output.add(stream, text),
      epoch: (epoch) => {
        this.#training.add(epoch);
        this.#status.show("running", "training", epoch.epochs ? "epochOf" : "epoch", {
          epoch: epoch.epoch ?? "",
          epochs: epoch.epochs ?? "",
        });
      },
      picture: (picture) => this.#pictures.add(picture),
      error: ({ line, type, message }) => {
        if (line) {
          this.#editor.markError(line, `${type}: ${message}`);
        }
      },
      done: () => void this.#finish(reference),
    };
  }

  async #finish(reference: AttemptReference): Promise<void> {
    this.#reference = null;
    showConnection(true);
    this.#status.show("done", "done");
    try {
      this.#verdict.innerHTML = await fetchVerdict(reference);
    } catch {
      this.#verdict.textContent = this.#words("noVerdict");
      return;
    }
    renew(this.#verdict);
    void drawFormulas(this.#verdict);
    const verdict = find(".verdict", this.#verdict);
    if (verdict?.dataset["outcome"] === "passed" && verdict.hasAttribute("data-graded")) {
      get("[data-passed]").hidden = false;
    }
    const line = Number(verdict?.dataset["errorLine"]);
    if (line) {
      this.#editor.markError(line, verdict?.dataset["errorMessage"] ?? "");
    }
    get("#pane-result").scrollTo({ top: 0 });
  }
}

/** With the verdict come new versions of other parts of the page: the exercise's state, the list of attempts. */
function renew(verdict: HTMLElement): void {
  for (const template of verdict.querySelectorAll<HTMLTemplateElement>("[data-renew]")) {
    const place = find(`[data-renewed=${template.dataset["renew"]}]`);
    if (place) {
      place.replaceChildren(template.content);
      void drawFormulas(place);
    }
    template.remove();
  }
}

function showConnection(isThere: boolean): void {
  get("[data-connection]").hidden = isThere;
}
