/** The digit that a student draws, recognised while it is drawn by the network that the student has trained. */

import { get, readWords } from "../page";
import { extentOf, SIZE, type Stroke, toImage } from "./arithmetic/image";
import { type Architecture, countWeights, decodeHalves, findUnknown, predict } from "./arithmetic/network";
import { Answer } from "./own-digit/answer";
import { Pad } from "./own-digit/pad";
import { sampleOf } from "./arithmetic/sample-digits";

/** The weights are fetched when the pad is so near to what is seen. */
const NEAR = "400px";

interface Network {
  architecture: Architecture;
  weights: Float32Array;
}

class OwnDigit {
  readonly #root: HTMLElement;
  readonly #words = readWords("own-digit-words");
  readonly #pad: Pad;
  readonly #answer: Answer;
  readonly #choice: HTMLSelectElement;
  readonly #undo: HTMLButtonElement;
  #network: Network | null = null;
  #image: Float32Array | null = null;

  constructor(root: HTMLElement) {
    this.#root = root;
    this.#choice = get("[data-networks]", root);
    this.#undo = get("[data-undo]", root);
    this.#answer = new Answer(root, this.#words);
    this.#pad = new Pad(root, this.#words, (strokes) => this.#see(strokes));
    this.#undo.addEventListener("click", () => this.#pad.undo());
    get("[data-clear]", root).addEventListener("click", () => this.#pad.replace([]));
    get("[data-again]", root).addEventListener("click", () => void this.#take());
    this.#choice.addEventListener("change", () => void this.#take());
    for (const button of root.querySelectorAll<HTMLElement>("[data-sample]")) {
      button.addEventListener("click", () => this.#pad.replace(sampleOf(Number(button.dataset.sample))));
    }
    this.#see([]);
    whenNear(root, () => void this.#take());
  }

  /** Fetches the network that is chosen, and uses it from then on. */
  async #take(): Promise<void> {
    const option = this.#choice.selectedOptions[0];
    if (!option) {
      return;
    }
    const architecture = JSON.parse(option.dataset.architecture ?? "") as Architecture;
    const unknown = findUnknown(architecture);
    this.#network = null;
    this.#answer.clear();
    get("[data-about]", this.#root).textContent = option.dataset.facts ?? "";
    this.#tell(unknown ? "unknown" : "loading", { activation: unknown ?? "" });
    if (unknown) {
      return;
    }
    try {
      const weights = await fetchWeights(option.value, countWeights(architecture));
      // Another one may have been chosen meanwhile.
      if (this.#choice.selectedOptions[0] === option) {
        this.#network = { architecture, weights };
        this.#tell("ready");
        this.#recognise();
      }
    } catch {
      this.#tell("failed");
    }
  }

  #tell(state: "loading" | "ready" | "failed" | "unknown", values: Record<string, string> = {}): void {
    this.#root.dataset.state = state;
    get("[data-progress]", this.#root).textContent = state === "ready" ? "" : this.#words(state, values);
    get("[data-again]", this.#root).hidden = state !== "failed";
  }

  #see(strokes: Stroke[]): void {
    const canvas = get<HTMLCanvasElement>("[data-image]", this.#root);
    this.#undo.disabled = !this.#pad.canUndo;
    this.#image = toImage(strokes);
    drawImage(canvas, this.#image);
    canvas.setAttribute("aria-label", this.#image ? this.#words("image", { ...extentOf(this.#image) }) : this.#words("empty"));
    this.#recognise();
  }

  #recognise(): void {
    if (this.#image && this.#network) {
      const { architecture, weights } = this.#network;
      const areProbabilities = architecture.layers.at(-1)?.activation === "softmax";
      this.#answer.show(predict(architecture, weights, this.#image), areProbabilities);
    } else {
      this.#answer.clear();
    }
  }
}

async function fetchWeights(url: string, count: number): Promise<Float32Array> {
  const response = await fetch(url, { headers: { Accept: "application/octet-stream, application/json" } });
  const bytes = response.ok ? await response.arrayBuffer() : new ArrayBuffer(0);
  if (bytes.byteLength !== count * Uint16Array.BYTES_PER_ELEMENT) {
    throw new Error(`The weights did not come: ${response.status}, ${bytes.byteLength} bytes`);
  }
  return decodeHalves(new Uint16Array(bytes));
}

function whenNear(element: HTMLElement, act: () => void): void {
  const observer = new IntersectionObserver(
    (entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) {
        observer.disconnect();
        act();
      }
    },
    { rootMargin: NEAR },
  );
  observer.observe(element);
}

/** Draws the image as it is, white on black, whatever the theme. */
function drawImage(canvas: HTMLCanvasElement, image: Float32Array | null): void {
  const pixels = new ImageData(SIZE, SIZE);
  for (let index = 0; index < SIZE * SIZE; index += 1) {
    const brightness = 255 * (image?.[index] ?? 0);
    pixels.data.set([brightness, brightness, brightness, 255], 4 * index);
  }
  canvas.getContext("2d")?.putImageData(pixels, 0, 0);
}

export function start(root: HTMLElement): void {
  new OwnDigit(root);
}
