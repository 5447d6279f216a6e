/** Opens the contents where they stand beside the text, and marks in them the part that is being read. */

const BESIDE = matchMedia("(width >= 1080px)");

export function watchContents(): void {
  const fold = document.querySelector<HTMLDetailsElement>(".contents-fold");
  if (fold) {
    // Styles show them there without this, but what reads the page aloud would take them for closed.
    fold.open = BESIDE.matches;
    BESIDE.addEventListener("change", () => (fold.open = BESIDE.matches));
  }
  markWhatIsRead();
}

function markWhatIsRead(): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>("[data-contents] a")];
  const headings = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
  if (links.length === 0) {
    return;
  }
  const mark = (): void => {
    const read = headings.findLastIndex((heading) => heading && heading.getBoundingClientRect().top < 160);
    links.forEach((link) => link.removeAttribute("aria-current"));
    links[read]?.setAttribute("aria-current", "true");
  };
  let isDue = false;
  const markSoon = (): void => {
    if (!isDue) {
      isDue = true;
      requestAnimationFrame(() => {
        isDue = false;
        mark();
      });
    }
  };
  addEventListener("scroll", markSoon, { passive: true });
  mark();
}
