/** What the page asks of the site: take an attempt, stop it, tell its verdict. */

export interface AttemptReference {
  id: string;
  kind: "run" | "submit";
  place: number | null;
  events_url: string;
  verdict_url: string;
  stop_url: string;
}

/** A place of the code and what is wrong there: lines from 1, columns from 0. */
export interface Finding {
  line: number;
  column: number;
  end_column: number;
  severity: "error" | "warning";
  text: string;
}

/** The site refused, and says why in the reader's language. */
export class Refused extends Error {}

export async function sendAttempt(form: HTMLFormElement, kind: string, source: string): Promise<AttemptReference> {
  const body = new FormData(form);
  body.set("kind", kind);
  body.set("source", source);
  return send(form, body);
}

/** A block of a lesson's code, and those that it goes on from. */
export async function sendBlock(form: HTMLFormElement, source: string, before: string[]): Promise<AttemptReference> {
  const body = new FormData(form);
  body.set("source", source);
  before.forEach((earlier) => body.append("before", earlier));
  return send(form, body);
}

async function send(form: HTMLFormElement, body: FormData): Promise<AttemptReference> {
  const response = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" } });
  if (!response.ok) {
    throw await refusal(response);
  }
  return (await response.json()) as AttemptReference;
}

export async function stopAttempt(form: HTMLFormElement, attempt: AttemptReference): Promise<void> {
  const response = await fetch(attempt.stop_url, {
    method: "POST",
    body: new FormData(form),
    headers: { Accept: "application/json" },
  });
  if (!response.ok) {
    throw await refusal(response);
  }
}

/** What can be said of the code without running it; nothing where the site could not be asked. */
export async function findProblems(form: HTMLFormElement, source: string): Promise<Finding[]> {
  const token = form.querySelector<HTMLInputElement>("[name=csrfmiddlewaretoken]")?.value ?? "";
  try {
    const response = await fetch(form.dataset["lintUrl"] ?? "", {
      method: "POST",
      body: JSON.stringify({ source }),
      headers: { Accept: "application/json", "Content-Type": "application/json", "X-CSRFToken": token },
    });
    return response.ok ? ((await response.json()) as { findings: Finding[] }).findings : [];
  } catch {
    return [];
  }
}

/** The verdict as a part of the page, made by the site's own templates. */
export async function fetchVerdict(attempt: AttemptReference): Promise<string> {
  const response = await fetch(attempt.verdict_url);
  if (!response.ok) {
    throw new Error(`The verdict answered ${response.status}`);
  }
  return response.text();
}

async function refusal(response: Response): Promise<Error> {
  const isJson = response.headers.get("Content-Type")?.startsWith("application/json");
  const { error } = isJson ? ((await response.json()) as { error?: string }) : {};
  return error ? new Refused(error) : new Error(`The site answered ${response.status}`);
}
