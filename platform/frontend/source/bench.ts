/** The page on which code is written, and the page that shows an attempt of before. */

import { startBench } from "./bench/bench";
import { showAttempt } from "./bench/past-attempt";

if (document.querySelector("[data-bench]")) {
  startBench();
} else {
  showAttempt();
}
