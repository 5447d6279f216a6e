/**
 * Links to the glossary show what their term means: while the pointer rests on them, while they have the focus, and at
 * the first press where neither is so. A link that shows it already is a link like any other.
 */

import { find } from "./page";

const BEFORE_SHOWING_MS = 150;
const BEFORE_HIDING_MS = 250;
const GAP = 6;
const MARGIN = 8;

export function watchTerms(): void {
  const cards = find("[data-term-cards]");
  if (!cards || !("popover" in HTMLElement.prototype)) {
    return;
  }
  document.body.append(...cards.children);
  for (const link of document.querySelectorAll<HTMLAnchorElement>(".prose a.term")) {
    const card = document.getElementById(`term-${link.hash.slice(1)}`);
    if (card) {
      card.popover = "auto";
      link.setAttribute("aria-describedby", `${card.id}-says`);
      watchTerm(link, card);
    }
  }
}

function watchTerm(link: HTMLAnchorElement, card: HTMLElement): void {
  let timer = 0;
  let wasOpen = false;
  const isOpen = () => card.matches(":popover-open");
  const show = () => {
    clearTimeout(timer);
    if (!isOpen()) {
      card.showPopover();
      place(card, link);
    }
  };
  const hide = () => {
    clearTimeout(timer);
    card.hidePopover();
  };
  const showSoon = () => {
    clearTimeout(timer);
    timer = window.setTimeout(show, BEFORE_SHOWING_MS);
  };
  const hideSoon = () => {
    clearTimeout(timer);
    timer = window.setTimeout(hide, BEFORE_HIDING_MS);
  };
  link.addEventListener("pointerenter", ({ pointerType }) => pointerType === "mouse" && showSoon());
  link.addEventListener("pointerleave", ({ pointerType }) => pointerType === "mouse" && hideSoon());
  card.addEventListener("pointerenter", () => clearTimeout(timer));
  card.addEventListener("pointerleave", ({ pointerType }) => pointerType === "mouse" && hideSoon());
  link.addEventListener("focus", () => link.matches(":focus-visible") && show());
  link.addEventListener("blur", hideSoon);
  // A press elsewhere closes what is open, and the link is elsewhere: what counts is how it was before.
  link.addEventListener("pointerdown", () => (wasOpen = isOpen()), { capture: true });
  link.addEventListener("click", (event) => {
    const isPointer = event.detail > 0;
    if (!(isPointer ? wasOpen : isOpen())) {
      event.preventDefault();
      show();
    }
  });
}

/** Below the link, or above it where there is more room; on the page, so that both scroll together. */
function place(card: HTMLElement, link: HTMLElement): void {
  // Of a link that breaks across lines, its first part.
  const [anchor] = link.getClientRects();
  if (!anchor) {
    return;
  }
  const { width, height } = card.getBoundingClientRect();
  const room = document.documentElement.clientWidth - width - MARGIN;
  const isBelow = anchor.bottom + GAP + height <= innerHeight || anchor.top < height + GAP;
  card.style.left = `${Math.max(MARGIN, Math.min(anchor.left, room)) + scrollX}px`;
  card.style.top = `${(isBelow ? anchor.bottom + GAP : anchor.top - GAP - height) + scrollY}px`;
}
