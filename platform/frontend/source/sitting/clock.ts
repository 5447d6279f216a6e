/** The time that is left, by the server's clock: the page only counts on between what the server tells. */

import { get, type Words } from "../page";
import { timeOf } from "../times";
import type { Saving, Told } from "./saving";

const ASK_MS = 20_000;
const ASK_AGAIN_MS = 2000;
const TICK_MS = 500;
const TOLD_AT = { five: 300, one: 60 };

export function watchClock(main: HTMLElement, words: Words, saving: Saving): void {
  const left = get("[data-clock-left]", main);
  const until = get("[data-clock-until]", main);
  const graceMs = 1000 * Number(main.dataset["grace"]);
  let deadline = main.dataset["deadline"] ?? "";
  let endsAt = performance.now() + 1000 * Number(main.dataset["secondsLeft"]);
  let before = secondsLeft();
  let isOver = false;
  let timer = 0;

  function secondsLeft(): number {
    return Math.max(0, (endsAt - performance.now()) / 1000);
  }

  function tell(name: string, values?: Record<string, string>): void {
    get("[data-announced]", main).textContent = words(name, values);
  }

  function set(told: Told): void {
    endsAt = performance.now() + 1000 * told.seconds_left;
    if (Date.parse(told.deadline) !== Date.parse(deadline)) {
      deadline = told.deadline;
      before = secondsLeft();
      tell("moved", { time: timeOf(deadline, "minute") });
    }
    until.textContent = timeOf(deadline, "minute");
    isOver &&= told.seconds_left <= 0;
  }

  async function ask(): Promise<void> {
    clearTimeout(timer);
    try {
      const response = await fetch(main.dataset["clockUrl"] ?? "", { headers: { Accept: "application/json" } });
      const told = (await response.json()) as Told;
      set(told);
      if (!told.is_open && !saving.isRefused) {
        location.reload();
      }
    } catch {
      if (isOver) {
        tell("away");
      }
    }
    timer = setTimeout(() => void ask(), isOver ? ASK_AGAIN_MS : ASK_MS);
  }

  function tick(): void {
    const seconds = secondsLeft();
    left.textContent = written(seconds);
    for (const [name, at] of Object.entries(TOLD_AT)) {
      if (seconds <= at && before > at) {
        tell(name);
      }
    }
    before = seconds;
    main.dataset["left"] = seconds <= TOLD_AT.one ? "one" : seconds <= TOLD_AT.five ? "five" : "";
    if (seconds === 0 && !isOver) {
      isOver = true;
      tell("over");
      void saving.flush();
      // The grace is for what was on its way. After it the server closes the sitting when it is asked.
      clearTimeout(timer);
      timer = setTimeout(() => void ask(), graceMs + TICK_MS);
    }
  }

  saving.onTold = set;
  until.textContent = timeOf(deadline, "minute");
  tick();
  setInterval(tick, TICK_MS);
  timer = setTimeout(() => void ask(), ASK_MS);
  // A computer that has slept has not counted.
  document.addEventListener("visibilitychange", () => document.hidden || void ask());
}

/** Minutes and seconds, rounded up: as long as there is time, it is not 0:00. */
function written(seconds: number): string {
  const whole = Math.ceil(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
