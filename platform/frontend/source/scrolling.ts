/** What scrolls inside itself can be reached with the keyboard, but only where there is something to scroll. */

const SELECTOR = ".highlight pre, .code-block .output, .scroll, .math.block";

export function watchScrolling(): void {
  const observer = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      if (target.scrollWidth > target.clientWidth) {
        target.setAttribute("tabindex", "0");
      } else {
        target.removeAttribute("tabindex");
      }
    }
  });
  for (const element of document.querySelectorAll(SELECTOR)) {
    observer.observe(element);
  }
}
