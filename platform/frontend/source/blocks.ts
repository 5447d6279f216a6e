/** Blocks of a lesson's code: run them, change them, run them again. The editor is fetched when one is first changed. */

import type { Editor } from "./bench/editor";
import { Output } from "./bench/output";
import { Pictures } from "./bench/pictures";
import { Refused, fetchVerdict, sendBlock, stopAttempt, type AttemptReference } from "./bench/server";
import { Status } from "./bench/status";
import { EventStream } from "./bench/stream";
import { find, get, readWords, type Words } from "./page";

class Block {
  readonly continues: boolean;
  readonly fails: boolean;
  readonly #form: HTMLFormElement;
  readonly #earlier: () => string[];
  readonly #words: Words;
  readonly #place: HTMLElement;
  readonly #shown: ChildNode[];
  readonly #original: string;
  readonly #published: HTMLElement | null;
  readonly #verdict: HTMLElement;
  readonly #status: Status;
  readonly #output: Output;
  readonly #pictures: Pictures;
  #editor: Editor | null = null;
  #stream: EventStream | null = null;
  #reference: AttemptReference | null = null;

  constructor(form: HTMLFormElement, words: Words, earlier: () => string[]) {
    this.#form = form;
    this.#words = words;
    this.#earlier = earlier;
    this.continues = "continues" in form.dataset;
    this.fails = "fails" in form.dataset;
    this.#place = get("[data-code]", form);
    this.#shown = [...this.#place.childNodes];
    this.#original = this.#place.textContent?.trimEnd() ?? "";
    this.#published = find("[data-published]", form);
    this.#verdict = get("[data-verdict]", form);
    this.#status = new Status(form, words);
    this.#output = new Output(form);
    this.#pictures = new Pictures(form, words);
    this.#watch();
  }

  get source(): string {
    return this.#editor?.source ?? this.#original;
  }

  #watch(): void {
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.#run();
    });
    this.#form.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        event.stopPropagation();
        void this.#run();
      }
    }, { capture: true });
    this.#place.addEventListener("click", () => void this.#edit());
    get("[data-edit]", this.#form).addEventListener("click", () => void this.#edit());
    get("[data-reset]", this.#form).addEventListener("click", () => this.#reset());
    get("[data-stop]", this.#form).addEventListener("click", () => void this.#stop());
  }

  async #edit(): Promise<void> {
    if (!this.#editor && !getSelection()?.toString()) {
      (await this.#open()).focus();
    }
  }

  async #open(): Promise<Editor> {
    const { Editor } = await import("./bench/editor");
    // While it was on its way, it may have been asked for a second time.
    this.#editor ??= new Editor(this.#place, {
      source: this.#original,
      label: this.#place.dataset["label"] ?? "",
      leavesTab: true,
      onChange: () => this.#showReset(),
    });
    get("[data-edit]", this.#form).hidden = true;
    return this.#editor;
  }

  #showReset(): void {
    get("[data-reset]", this.#form).hidden = false;
  }

  /** The block as the lesson has it. */
  #reset(): void {
    this.#stream?.close();
    this.#editor = null;
    this.#place.replaceChildren(...this.#shown);
    this.#clear();
    this.#refuse("");
    if (this.#published) {
      this.#published.hidden = false;
    }
    get("[data-status]", this.#form).hidden = true;
    get("[data-reset]", this.#form).hidden = true;
    const edit = get("[data-edit]", this.#form);
    edit.hidden = false;
    edit.focus();
  }

  async #run(): Promise<void> {
    this.#refuse("");
    this.#status.show("queued", "sending");
    try {
      this.#follow(await sendBlock(this.#form, this.source, this.#earlier()));
    } catch (error) {
      this.#status.show("idle", "idle");
      this.#refuse(error instanceof Refused ? error.message : this.#words("failed"));
    }
  }

  async #stop(): Promise<void> {
    if (this.#reference) {
      this.#status.show("running", "stopping");
      try {
        await stopAttempt(this.#form, this.#reference);
      } catch (error) {
        this.#refuse(error instanceof Refused ? error.message : this.#words("failedStop"));
      }
    }
  }

  #follow(reference: AttemptReference): void {
    this.#stream?.close();
    this.#reference = reference;
    this.#clear();
    if (this.#published) {
      this.#published.hidden = true;
    }
    this.#showReset();
    const begin = (): void => this.#status.startClock(Date.now() / 1000);
    begin();
    this.#status.show("queued", "queued");
    this.#stream = new EventStream(
      reference.events_url,
      {
        place: () => {},
        started: () => {
          this.#clear();
          begin();
          this.#status.show("running", "started");
        },
        phase: ({ phase }) => this.#status.show("running", phase),
        output: ({ stream, text }) => this.#output.add(stream, text),
        epoch: ({ epoch, epochs }) =>
          this.#status.show("running", "training", epochs ? "epochOf" : "epoch", { epoch: epoch ?? "", epochs: epochs ?? "" }),
        picture: (picture) => this.#pictures.add(picture),
        error: () => {},
        done: () => void this.#finish(reference),
      },
      (isThere) => (get("[data-connection]", this.#form).hidden = isThere),
    );
  }

  async #finish(reference: AttemptReference): Promise<void> {
    this.#reference = null;
    this.#status.show("done", "done");
    try {
      this.#verdict.innerHTML = await fetchVerdict(reference);
    } catch {
      this.#verdict.textContent = this.#words("noVerdict");
      return;
    }
    const verdict = find(".verdict", this.#verdict);
    const line = Number(verdict?.dataset["errorLine"]);
    if (line) {
      (await this.#open()).markError(line, verdict?.dataset["errorMessage"] ?? "");
    }
  }

  #clear(): void {
    this.#output.clear();
    this.#pictures.clear();
    this.#verdict.replaceChildren();
    this.#editor?.clearErrors();
  }

  #refuse(reason: string): void {
    const line = get("[data-refusal]", this.#form);
    line.textContent = reason;
    line.hidden = !reason;
  }
}

const blocks: Block[] = [];
for (const form of document.querySelectorAll<HTMLFormElement>("[data-block]")) {
  const index = blocks.length;
  blocks.push(new Block(form, readWords("bench-words"), () => earlierThan(index).map(({ source }) => source)));
}

/** Those that a block goes on from, as they stand now, without any that are meant to fail. */
function earlierThan(index: number): Block[] {
  let first = index;
  while (first > 0 && blocks[first]?.continues) {
    first -= 1;
  }
  return blocks.slice(first, index).filter(({ fails }) => !fails);
}
