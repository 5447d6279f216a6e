/** What every page has. Larger parts are fetched only by the pages that need them. */

import { watchContents } from "./contents";
import { drawFormulas } from "./formulas";
import { watchNumberFields } from "./number-fields";
import { watchOrders } from "./orders";
import { watchScrolling } from "./scrolling";
import { watchTerms } from "./terms";
import { watchThemeSwitch } from "./theme-switch";

watchThemeSwitch();
watchNumberFields();
watchOrders(document);
watchContents();
watchScrolling();
watchTerms();
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

function whenLoaded(): Promise<void> {
  return new Promise((resolve) => {
    if (document.readyState === "complete") {
      resolve();
    } else {
      addEventListener("load", () => resolve(), { once: true });
    }
  });
}
