/** What every page has. Larger parts are fetched only by the pages that need them. */

import { watchContents } from "./contents";
import { drawFormulas } from "./formulas";
import { find } from "./page";
import { watchNumberFields } from "./number-fields";
import { watchOrders } from "./orders";
import { watchScrolling } from "./scrolling";
import { watchTerms } from "./terms";
import { watchThemeSwitch } from "./theme-switch";
import { showLocalTimes } from "./times";
import { startWidgets } from "./widgets";

watchThemeSwitch();
watchNumberFields();
watchOrders(document);
watchContents();
watchScrolling();
watchTerms();
startWidgets();
showLocalTimes();
void drawFormulas(document.body);

if (document.querySelector("[hx-post]")) {
  // Fetched between the end of parsing and that of loading, htmx would wait for an event that has been, for ever.
  void whenLoaded().then(() => import("./answers"));
}
if (document.querySelector("[data-block] [data-run]")) {
  void import("./blocks");
}
if (document.querySelector("[data-glossary]")) {
  void import("./glossary");
}
if (document.querySelector("[data-training-log]")) {
  void import("./training-log");
}
const sitting = find("[data-sitting]");
if (sitting) {
  void import("./sitting").then(({ sit }) => sit(sitting));
}
const closed = find("[data-sitting-closed]")?.dataset["sittingClosed"];
if (closed) {
  void import("./sitting/kept").then(({ forgetSitting }) => forgetSitting(closed));
}

function whenLoaded(): Promise<void> {
  return new Promise((resolve) => {
    if (document.readyState === "complete") {
      resolve();
    } else {
      addEventListener("load", () => resolve(), { once: true });
    }
  });
}
