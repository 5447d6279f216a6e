/** The code editor. It takes the place of a plain text field, which does the same without scripts. */

import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { python } from "@codemirror/lang-python";
import { bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { lintGutter, setDiagnostics } from "@codemirror/lint";
import { EditorState, type Extension } from "@codemirror/state";
import { EditorView, drawSelection, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";

import { find } from "../page";
import { codeColours, editorTheme } from "./editor-theme";

export interface EditorOptions {
  source: string;
  label: string;
  onChange?: (source: string) => void;
}

export class Editor {
  readonly #view: EditorView;

  constructor(place: HTMLElement, options: EditorOptions) {
    const editing = options.onChange ? writing(options.onChange) : EditorState.readOnly.of(true);
    this.#view = new EditorView({ doc: options.source, extensions: [reading(options.label), editing] });
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

  markError(line: number, message: string): void {
    const { doc } = this.#view.state;
    if (line < 1 || line > doc.lines) {
      return;
    }
    const { from, to, text } = doc.line(line);
    const start = from + (text.length - text.trimStart().length);
    this.#view.dispatch(setDiagnostics(this.#view.state, [{ from: start, to, severity: "error", message }]));
    this.#view.dispatch({ effects: EditorView.scrollIntoView(from, { y: "center" }) });
  }

  clearErrors(): void {
    this.#view.dispatch(setDiagnostics(this.#view.state, []));
  }
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

function writing(onChange: (source: string) => void): Extension {
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
    keymap.of([...closeBracketsKeymap, ...completionKeymap, indentWithTab, ...historyKeymap, ...defaultKeymap]),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) {
        onChange(update.state.doc.toString());
      }
    }),
  ];
}
