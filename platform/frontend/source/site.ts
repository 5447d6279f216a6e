/** What every page has. Larger parts are fetched only by the pages that need them. */

import { watchContents } from "./contents";
import { drawFormulas } from "./formulas";
import { watchNumberFields } from "./number-fields";
import { watchOrders } from "./orders";
import { watchScrolling } from "./scrolling";
import { watchThemeSwitch } from "./theme-switch";

watchThemeSwitch();
watchNumberFields();
watchOrders(document);
watchContents();
watchScrolling();
void drawFormulas(document.body);

if (document.querySelector("[hx-post]")) {
  void import("./answers");
}
if (document.querySelector("[data-training-log]")) {
  void import("./training-log");
}
