/** The events of one attempt. A dropped connection resumes after the last event that was seen. */

export interface Events {
  place: { place: number };
  started: Record<string, never>;
  phase: { phase: "training" | "measuring" };
  output: { stream: "stdout" | "stderr"; text: string };
  epoch: import("../charts").Epoch;
  picture: { png: string; title: string };
  error: { line: number | null; type: string; message: string };
  done: { outcome: string };
}

export type Handlers = { [Name in keyof Events]: (data: Events[Name], secondsAt: number) => void };

const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 15_000;

export class EventStream {
  readonly #url: string;
  readonly #handlers: Handlers;
  readonly #connection: (isThere: boolean) => void;
  #source: EventSource | null = null;
  #last = "";
  #pause = FIRST_PAUSE_MS;
  #timer = 0;

  constructor(url: string, handlers: Handlers, connection: (isThere: boolean) => void) {
    this.#url = url;
    this.#handlers = handlers;
    this.#connection = connection;
    this.#open();
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#source?.close();
  }

  #open(): void {
    const after = this.#last ? `?${new URLSearchParams({ after: this.#last })}` : "";
    const source = new EventSource(this.#url + after);
    this.#source = source;
    source.addEventListener("open", () => {
      this.#pause = FIRST_PAUSE_MS;
      this.#connection(true);
    });
    for (const name of Object.keys(this.#handlers) as (keyof Events)[]) {
      // A lost connection is an "error" too, but one without data.
      source.addEventListener(name, (event) => {
        if (event instanceof MessageEvent) {
          this.#take(name, event as MessageEvent<string>);
        }
      });
    }
    source.onerror = (event) => {
      if (!(event instanceof MessageEvent)) {
        this.#lost(source);
      }
    };
  }

  #take<Name extends keyof Events>(name: Name, event: MessageEvent<string>): void {
    this.#last = event.lastEventId;
    if (name === "done") {
      this.close();
    }
    this.#handlers[name](JSON.parse(event.data) as Events[Name], secondsOf(event.lastEventId));
  }

  /** The browser reconnects by itself, except when the site answered with an error. */
  #lost(source: EventSource): void {
    this.#connection(false);
    if (source.readyState === EventSource.CLOSED) {
      this.#timer = setTimeout(() => this.#open(), this.#pause);
      this.#pause = Math.min(2 * this.#pause, LONGEST_PAUSE_MS);
    }
  }
}

/** Event ids begin with the milliseconds at which the event was written. */
function secondsOf(id: string): number {
  return Number.parseInt(id, 10) / 1000 || 0;
}
