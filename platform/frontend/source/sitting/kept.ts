/** Answers that the server does not have yet, kept in this browser: a lost connection or a reload loses nothing. */

export interface Copy {
  /** Name of the page that it was typed on, and the version that this page had shown. */
  page: string;
  seen: string;
  entries: [string, string][];
}

export class Kept {
  readonly #prefix: string;

  constructor(sitting: string) {
    this.#prefix = `gradus:sitting:${sitting}:`;
  }

  read(question: string): Copy | null {
    try {
      return JSON.parse(localStorage.getItem(this.#prefix + question) ?? "null") as Copy | null;
    } catch {
      return null;
    }
  }

  keep(question: string, copy: Copy): void {
    try {
      localStorage.setItem(this.#prefix + question, JSON.stringify(copy));
    } catch {
      // The browser keeps nothing: the answers are still on the page, and go to the server.
    }
  }

  drop(question: string): void {
    try {
      localStorage.removeItem(this.#prefix + question);
    } catch {
      // What could not be kept need not be dropped.
    }
  }
}

/** What was kept of a sitting that is closed now is of no use any more. */
export function forgetSitting(id: string): void {
  try {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(`gradus:sitting:${id}:`));
    keys.forEach((key) => localStorage.removeItem(key));
  } catch {
    // What could not be kept need not be dropped.
  }
}
