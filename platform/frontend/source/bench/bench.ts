/** Puts the bench together: editor, panes, draft, buttons and keys, and the attempt that is on its way. */

import type { Plan } from "../charts";
import { find, get, readJson, readWords } from "../page";
import { Draft } from "./draft";
import { Editor } from "./editor";
import { LiveAttempt } from "./live-attempt";
import { watchEdges } from "./edges";
import { UnreadableNotebook, readNotebook } from "./notebook";
import { Refused, findProblems, sendAttempt, stopAttempt, type AttemptReference } from "./server";
import { Status } from "./status";
import { watchTabs } from "./tabs";

export function startBench(): void {
  const root = get("[data-bench]");
  const form = get<HTMLFormElement>("#pane-code", root);
  const words = readWords("bench-words");
  const say = (name: string): void => {
    get("[data-saved]", root).textContent = words(name);
  };
  const draft = new Draft(root.dataset["person"] ?? "", root.dataset["exercise"] ?? "", (isSaved) =>
    say(isSaved ? "saved" : "unsaved"),
  );
  const editor = openEditor(form, draft, say);
  watchUpload(root, editor, say);
  const showTab = watchTabs(root);
  watchEdges(root);

  const status = new Status(root, words);
  const clockSkew = Date.now() / 1000 - Number(root.dataset["now"]);
  const live = new LiveAttempt(root, editor, status, readJson<Plan>("chart"), clockSkew);
  const sent = watchRestoring(root, editor);
  const send = async (kind: string): Promise<void> => {
    showTab("result");
    refuse("");
    status.show("queued", "sending");
    try {
      const { source } = editor;
      live.follow(await sendAttempt(form, kind, source));
      sent(source);
      draft.drop();
      say("");
    } catch (error) {
      draft.keep(editor.source);
      status.show("idle", "idle");
      refuse(error instanceof Refused ? error.message : words("failed"));
    }
  };

  watchSending(form, send);
  watchStopping(root, form, live, status);
  const active = readJson<AttemptReference>("attempt");
  if (active) {
    live.follow(active);
    showTab("result");
  }
}

function openEditor(form: HTMLFormElement, draft: Draft, say: (name: string) => void): Editor {
  const place = get("[data-editor]", form);
  const words = readWords("bench-words");
  const stored = get<HTMLTextAreaElement>("textarea", place).value;
  const unsent = draft.read();
  if (unsent !== null && unsent !== stored) {
    say("draft");
  }
  return new Editor(place, {
    source: unsent ?? stored,
    label: place.dataset["label"] ?? "",
    phrases: { Diagnostics: words("remarks"), "No diagnostics": words("noRemarks"), close: words("close") },
    onChange: (source) => draft.keepSoon(source),
    ...(form.dataset["lintUrl"] ? { findProblems: (source) => findProblems(form, source) } : {}),
  });
}

function watchSending(form: HTMLFormElement, send: (kind: string) => Promise<void>): void {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void send((event.submitter as HTMLButtonElement).value);
  });
  const keys = (event: KeyboardEvent): void => {
    const kind = event.shiftKey ? "submit" : "run";
    const button = find<HTMLButtonElement>(`button[value=${kind}]`, form);
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && button) {
      event.preventDefault();
      event.stopPropagation();
      button.click();
    }
  };
  // Before the editor takes them: there Ctrl Enter would open a new line.
  document.addEventListener("keydown", keys, { capture: true });
}

/** The buttons that bring code of before back. Returns what has to be told when newer code was sent. */
function watchRestoring(root: HTMLElement, editor: Editor): (source: string) => void {
  const sources: Record<string, string> = { starter: readJson("starter") ?? "", last: readJson("last-source") ?? "" };
  for (const button of root.querySelectorAll<HTMLButtonElement>("[data-restore]")) {
    button.addEventListener("click", () => editor.replace(sources[button.dataset["restore"] ?? ""] ?? ""));
  }
  return (source) => {
    sources["last"] = source;
    get<HTMLButtonElement>("[data-restore=last]", root).disabled = false;
  };
}

/** A notebook's code cells take the place of the code; undo brings it back. */
function watchUpload(root: HTMLElement, editor: Editor, say: (name: string) => void): void {
  const chosen = get<HTMLInputElement>("[data-notebook]", root);
  get("[data-upload]", root).addEventListener("click", () => chosen.click());
  chosen.addEventListener("change", async () => {
    const [file] = chosen.files ?? [];
    // So that the same file can be chosen again.
    chosen.value = "";
    if (!file) {
      return;
    }
    try {
      editor.replace(await readNotebook(file));
      say("notebook");
    } catch (error) {
      say(error instanceof UnreadableNotebook ? error.word : "notebookUnreadable");
    }
  });
}

function watchStopping(root: HTMLElement, form: HTMLFormElement, live: LiveAttempt, status: Status): void {
  get("[data-stop]", root).addEventListener("click", async () => {
    if (!live.reference) {
      return;
    }
    status.show("running", "stopping");
    try {
      await stopAttempt(form, live.reference);
    } catch (error) {
      refuse(error instanceof Refused ? error.message : readWords("bench-words")("failedStop"));
    }
  });
}

function refuse(reason: string): void {
  const line = get("[data-refusal]");
  line.textContent = reason;
  line.hidden = !reason;
}
