/** An attempt of before: its code with the line that stopped it, and the course of its training. */

import { Charts, type Epoch, type Plan } from "../charts";
import { find, get, readJson } from "../page";
import { Editor } from "./editor";

export function showAttempt(): void {
  const source = find("[data-source]");
  const verdict = find(".verdict");
  if (source) {
    const place = document.createElement("div");
    source.replaceWith(place);
    const editor = new Editor(place, { source: source.textContent ?? "", label: source.dataset["label"] ?? "" });
    const line = Number(verdict?.dataset["errorLine"]);
    if (line) {
      editor.markError(line, verdict?.dataset["errorMessage"] ?? "");
    }
  }
  const training = find("[data-training]");
  const epochs = readJson<Epoch[]>("epochs");
  if (training && epochs?.length) {
    const charts = new Charts(training, readJson<Plan>("chart"));
    charts.show(epochs);
    get("[data-sentence]", training).textContent = charts.sentence();
  }
}
