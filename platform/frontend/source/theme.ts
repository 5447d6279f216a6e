/** Runs in <head> before the first paint: the chosen theme, and the sign that scripts run. */

const root = document.documentElement;
root.classList.add("scripted");

try {
  const chosen = localStorage.getItem("gradus:theme");
  if (chosen === "light" || chosen === "dark") {
    root.dataset["theme"] = chosen;
  }
} catch {
  // Storage may be forbidden: the theme then follows the system.
}
