/** Code that was not sent yet, kept in this browser for this person and this exercise. */

const PAUSE_MS = 400;

export class Draft {
  readonly #key: string;
  readonly #told: (isSaved: boolean) => void;
  #timer = 0;

  constructor(person: string, exercise: string, told: (isSaved: boolean) => void) {
    this.#key = `gradus:draft:${person}:${exercise}`;
    this.#told = told;
  }

  read(): string | null {
    try {
      return localStorage.getItem(this.#key);
    } catch {
      return null;
    }
  }

  keepSoon(source: string): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.keep(source), PAUSE_MS);
  }

  keep(source: string): void {
    clearTimeout(this.#timer);
    try {
      localStorage.setItem(this.#key, source);
      this.#told(true);
    } catch {
      this.#told(false);
    }
  }

  /** The code is with the server now. */
  drop(): void {
    clearTimeout(this.#timer);
    try {
      localStorage.removeItem(this.#key);
    } catch {
      // What could not be kept need not be dropped.
    }
  }
}
