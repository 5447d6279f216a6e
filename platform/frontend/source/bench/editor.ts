/** The code editor. It takes the place of a plain text field, which does the same without scripts. */

import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { python } from "@codemirror/lang-python";
import { bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { lintGutter, linter, openLintPanel, setDiagnostics, type Diagnostic } from "@codemirror/lint";
import { EditorState, type Extension, type Text } from "@codemirror/state";
import { EditorView, drawSelection, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";

import { find } from "../page";
import { codeColours, editorTheme } from "./editor-theme";
import type { Finding } from "./server";

const PAUSE_MS = 500;

export interface EditorOptions {
  source: string;
  label: string;
  onChange?: (source: string) => void;
  /** What is wrong with the code, asked when writing has paused. */
  findProblems?: (source: string) => Promise<Finding[]>;
  /** Tab leads on to what comes next on the page, as everywhere else, and does not indent. */
  leavesTab?: boolean;
  /** What the editor's own parts are called in the page's language. */
  phrases?: Record<string, string>;
}

export class Editor {
  readonly #view: EditorView;
  /** Where the last run stopped; gone with the next change, for then it is other code. */
  #stop: Diagnostic[] = [];
  #problems: Diagnostic[] = [];

  constructor(place: HTMLElement, options: EditorOptions) {
    const { source, label, onChange, findProblems } = options;
    const changed = (text: string): void => {
      this.#stop = [];
      onChange?.(text);
    };
    const extensions = [
      reading(label),
      EditorState.phrases.of(options.phrases ?? {}),
      onChange ? writing(changed, options.leavesTab ?? false) : EditorState.readOnly.of(true),
      findProblems ? linter((view) => this.#look(view, findProblems), { delay: PAUSE_MS }) : [],
    ];
    this.#view = new EditorView({ doc: source, extensions });
    place.replaceChildren(this.#view.dom);
  }

  get source(): string {
    return this.#view.state.doc.toString();
  }

  /** Puts other code in; undo brings back what was there. */
  replace(source: string): void {
    const whole = { from: 0, to: this.#view.state.doc.length, insert: source };
    this.#view.dispatch({ changes: whole, userEvent: "input.restore" });
    this.#view.focus();
  }

  focus(): void {
    this.#view.focus();
  }

  markError(line: number, message: string): void {
    const { doc } = this.#view.state;
    if (line < 1 || line > doc.lines) {
      return;
    }
    const { from, to, text } = doc.line(line);
    const start = from + (text.length - text.trimStart().length);
    this.#stop = [{ from: start, to, severity: "error", message }];
    this.#show();
    this.#view.dispatch({ effects: EditorView.scrollIntoView(from, { y: "center" }) });
  }

  clearErrors(): void {
    this.#stop = [];
    this.#show();
  }

  #show(): void {
    const { length } = this.#view.state.doc;
    const known = [...this.#stop, ...this.#problems].filter(({ to }) => to <= length);
    this.#view.dispatch(setDiagnostics(this.#view.state, known));
  }

  async #look(view: EditorView, ask: (source: string) => Promise<Finding[]>): Promise<Diagnostic[]> {
    const { doc } = view.state;
    const found = await ask(doc.toString());
    this.#problems = found.flatMap((finding) => placed(doc, finding));
    return [...this.#stop, ...this.#problems];
  }
}

function placed(doc: Text, { line, column, end_column, severity, text }: Finding): Diagnostic[] {
  if (line < 1 || line > doc.lines) {
    return [];
  }
  const { from, to } = doc.line(line);
  return [{ from: Math.min(to, from + column), to: Math.min(to, from + end_column), severity, message: text }];
}

function reading(label: string): Extension {
  const nonce = find<HTMLMetaElement>('meta[name="csp-nonce"]')?.content;
  return [
    nonce ? EditorView.cspNonce.of(nonce) : [],
    EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0", spellcheck: "false" }),
    lineNumbers(),
    python(),
    syntaxHighlighting(codeColours),
    editorTheme,
    lintGutter(),
  ];
}

function writing(onChange: (source: string) => void, leavesTab: boolean): Extension {
  return [
    history(),
    drawSelection(),
    highlightActiveLine(),
    indentOnInput(),
    indentUnit.of("    "),
    EditorState.tabSize.of(4),
    bracketMatching(),
    closeBrackets(),
    autocompletion(),
    keymap.of([{ key: "F8", run: openLintPanel }]),
    keymap.of([...closeBracketsKeymap, ...completionKeymap, ...historyKeymap, ...defaultKeymap]),
    leavesTab ? [] : keymap.of([indentWithTab]),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) {
        onChange(update.state.doc.toString());
      }
    }),
  ];
}
