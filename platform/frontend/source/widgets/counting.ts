/** The widget “counting”: a network of Dense layers, drawn, and every parameter of it counted. */

import { grouped, readNumber } from "../numbers";
import { get, readWords } from "../page";
import { countLayers, sum, type Count, type Layer, type Network } from "./arithmetic/counting";
import { NetworkPicture } from "./network";
import { Sentence } from "./sentence";
import { State } from "./state";

interface Values extends Network {
  layers: Layer[];
}

const INITIAL: Values = { inputs: 3, layers: [{ units: 4, useBias: true }, { units: 2, useBias: true }] };
const MOST_LAYERS = 6;
const MOST_UNITS = 10_000;

export function start(root: HTMLElement): void {
  new Counting(root);
}

class Counting {
  readonly #root: HTMLElement;
  readonly #state = new State<Values>("counting", INITIAL);
  readonly #words = readWords("counting-words");
  readonly #sentence: Sentence;
  readonly #picture: NetworkPicture;
  /** The layer whose connections stand out: that of the row which has the focus or the mouse. */
  #chosen = -1;

  constructor(root: HTMLElement) {
    this.#root = root;
    this.#sentence = new Sentence(root);
    this.#picture = new NetworkPicture(get("[data-network]", root), this.#words("input"));
    this.#listen();
    this.#draw();
  }

  #listen(): void {
    const root = this.#root;
    root.addEventListener("change", ({ target }) => {
      if (target instanceof HTMLInputElement && "units" in target.dataset) {
        this.#resize(this.#indexOf(target), target.value);
      } else if (target instanceof HTMLInputElement && "bias" in target.dataset) {
        this.#change(this.#indexOf(target), { useBias: target.checked });
      }
    });
    root.addEventListener("keydown", (event) => {
      const { target, key } = event;
      const by = { ArrowUp: 1, ArrowDown: -1 }[key];
      if (by && target instanceof HTMLInputElement && "units" in target.dataset) {
        event.preventDefault();
        this.#resize(this.#indexOf(target), String((readNumber(target.value) ?? 1) + by));
      }
    });
    root.addEventListener("click", ({ target }) => this.#press(target as Element));
    root.addEventListener("focusin", ({ target }) => this.#choose(this.#indexOf(target as Element)));
    root.addEventListener("focusout", () => this.#choose(-1));
    root.addEventListener("pointerover", ({ target, pointerType }) => {
      if (pointerType === "mouse" && !root.contains(document.activeElement)) {
        this.#choose(this.#indexOf(target as Element));
      }
    });
  }

  #press(target: Element): void {
    const { layers } = this.#state.values;
    const preset = target.closest<HTMLElement>("[data-preset]")?.dataset["preset"];
    if (preset) {
      this.#set(networkOf(preset));
    } else if (target.closest("[data-add]") && layers.length < MOST_LAYERS) {
      this.#set({ layers: [...layers, { units: 3, useBias: true }] });
      get<HTMLInputElement>("[data-rows] tr:last-child [data-units]", this.#root).select();
    } else if (target.closest("[data-remove]")) {
      const index = this.#indexOf(target);
      this.#set({ layers: layers.filter((_, place) => place !== index) });
      get("[data-add]", this.#root).focus();
    } else if (target.closest("[data-reset]")) {
      this.#state.reset();
      this.#draw();
    } else {
      this.#choose(this.#indexOf(target));
    }
  }

  /** The layer of a row; -1 for the input and for what is in no row. */
  #indexOf(element: Element): number {
    return this.#rows().indexOf(element.closest<HTMLElement>("[data-layer]") as HTMLElement);
  }

  #rows(): HTMLElement[] {
    return [...this.#root.querySelectorAll<HTMLElement>("[data-layer]")];
  }

  #set(changes: Partial<Values>): void {
    this.#state.set(changes);
    this.#draw();
  }

  #change(index: number, changes: Partial<Layer>): void {
    const layers = this.#state.values.layers.map((layer, place) => (place === index ? { ...layer, ...changes } : layer));
    this.#set({ layers });
  }

  #resize(index: number, typed: string): void {
    const number = readNumber(typed);
    if (number === null) {
      this.#draw();
      return;
    }
    const units = Math.min(Math.max(Math.round(number), 1), MOST_UNITS);
    if (index < 0) {
      this.#set({ inputs: units });
    } else {
      this.#change(index, { units });
    }
  }

  #choose(index: number): void {
    if (index !== this.#chosen) {
      this.#chosen = index;
      this.#draw();
    }
  }

  #draw(): void {
    const { values } = this.#state;
    const counts = countLayers(values);
    this.#showRows(counts);
    for (const what of ["weights", "biases", "total"] as const) {
      get(`[data-sum=${what}]`, this.#root).textContent = grouped(sum(counts, what));
    }
    get<HTMLInputElement>("[data-input] [data-units]", this.#root).value = String(values.inputs);
    get<HTMLButtonElement>("[data-add]", this.#root).disabled = values.layers.length >= MOST_LAYERS;
    const network = [values.inputs, ...values.layers.map(({ units }) => units)];
    this.#picture.show(values, this.#chosen, this.#words("picture", { network: network.join(", ") }));
    get("[data-code]", this.#root).textContent = inKeras(values);
    this.#say(counts);
  }

  #showRows(counts: Count[]): void {
    const { layers } = this.#state.values;
    const body = get("[data-rows]", this.#root);
    while (this.#rows().length > layers.length) {
      this.#rows().at(-1)?.remove();
    }
    while (this.#rows().length < layers.length) {
      body.append(get<HTMLTemplateElement>("#counting-row").content.cloneNode(true));
    }
    this.#rows().forEach((row, index) => {
      const [layer, count] = [layers[index] as Layer, counts[index] as Count];
      row.classList.toggle("is-chosen", index === this.#chosen);
      this.#showRow(row, index + 1, layer, count);
    });
  }

  #showRow(row: HTMLElement, number: number, layer: Layer, { inputs, weights, biases, total }: Count): void {
    get("[data-name]", row).textContent = this.#words("layer", { number });
    const [units, bias] = [get<HTMLInputElement>("[data-units]", row), get<HTMLInputElement>("[data-bias]", row)];
    units.value = String(layer.units);
    units.setAttribute("aria-label", this.#words("units", { number }));
    bias.checked = layer.useBias;
    bias.setAttribute("aria-label", this.#words("bias", { number }));
    get("[data-weights]", row).textContent = `${grouped(inputs)} · ${grouped(layer.units)} = ${grouped(weights)}`;
    get("[data-biases]", row).textContent = grouped(biases);
    get("[data-total]", row).textContent = grouped(total);
    const remove = get<HTMLButtonElement>("[data-remove]", row);
    remove.setAttribute("aria-label", this.#words("remove", { number }));
    remove.disabled = this.#state.values.layers.length === 1;
  }

  #say(counts: Count[]): void {
    const count = counts[this.#chosen];
    const all = { total: grouped(sum(counts, "total")), weights: grouped(sum(counts, "weights")), biases: grouped(sum(counts, "biases")) };
    const sentence = this.#words("sentence", all);
    if (!count) {
      this.#sentence.say(sentence);
      return;
    }
    const here = { inputs: grouped(count.inputs), units: grouped(count.units), total: grouped(count.total) };
    const form = count.biases > 0 ? "withBias" : "withoutBias";
    this.#sentence.say(`${sentence} ${this.#words(form, { number: this.#chosen + 1, ...here })}`);
  }
}

/** A network as a preset writes it: inputs, then the layers; a minus takes the bias away. */
function networkOf(preset: string): Values {
  const [inputs = "1", ...layers] = preset.split(" ");
  return {
    inputs: Number(inputs),
    layers: layers.map((layer) => ({ units: Number.parseInt(layer, 10), useBias: !layer.endsWith("-") })),
  };
}

function inKeras({ inputs, layers }: Network): string {
  const lines = layers.map(({ units, useBias }, index) => {
    const rest = [index === 0 ? `, input_dim=${inputs}` : "", useBias ? "" : ", use_bias=False"].join("");
    return `model.add(Dense(${units}${rest}))`;
  });
  return ["model = Sequential()", ...lines].join("\n");
}
