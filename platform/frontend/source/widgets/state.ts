/** What a reader has set in a widget outlives a reload, for as long as the tab is open. */

export class State<Values extends object> {
  readonly #key: string;
  readonly #initial: Values;
  values: Values;

  constructor(name: string, initial: Values) {
    // The number changes with the shape of what is kept, so that nothing of before is misread.
    this.#key = `gradus:widget:1:${name}:${location.pathname}`;
    this.#initial = initial;
    this.values = { ...structuredClone(initial), ...this.#read() };
  }

  set(changes: Partial<Values>): void {
    this.values = { ...this.values, ...changes };
    try {
      sessionStorage.setItem(this.#key, JSON.stringify(this.values));
    } catch {
      // Storage may be forbidden or full: what was set then lasts until the page is left.
    }
  }

  reset(): void {
    this.set(structuredClone(this.#initial));
  }

  #read(): Partial<Values> {
    try {
      return JSON.parse(sessionStorage.getItem(this.#key) ?? "{}") as Partial<Values>;
    } catch {
      return {};
    }
  }
}
