/** Marks in the contents the part of the lesson that is being read. */

export function watchContents(): void {
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
