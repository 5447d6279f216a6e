/** Points in time by the reader's own clock; without this the page gives them in UTC, and says so. */

export function timeOf(iso: string, exactTo: "minute" | "second"): string {
  const shape: Intl.DateTimeFormatOptions = { hour: "2-digit", minute: "2-digit" };
  return new Date(iso).toLocaleTimeString(document.documentElement.lang, {
    ...shape,
    ...(exactTo === "second" ? { second: "2-digit" } : {}),
    hourCycle: "h23",
  });
}

export function showLocalTimes(): void {
  for (const time of document.querySelectorAll<HTMLTimeElement>("time[data-local]")) {
    time.textContent = new Date(time.dateTime).toLocaleString(document.documentElement.lang, {
      day: "numeric",
      month: "long",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    });
  }
}
