/** The look of the editor, in the colours of the style sheet: both themes at once. */

import { HighlightStyle } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

export const codeColours = HighlightStyle.define([
  { tag: [tags.keyword, tags.bool, tags.null, tags.self], color: "var(--code-word)" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--code-text)" },
  { tag: tags.number, color: "var(--code-number)" },
  { tag: tags.comment, color: "var(--code-note)", fontStyle: "italic" },
  { tag: [tags.function(tags.variableName), tags.function(tags.propertyName), tags.className], color: "var(--code-name)" },
]);

const washed = "color-mix(in srgb, var(--accent) 16%, transparent)";

export const editorTheme = EditorView.theme({
  "&": { height: "100%", color: "var(--ink)", backgroundColor: "transparent", fontSize: "0.875rem" },
  "&.cm-focused": { outline: "none" },
  "&.cm-focused .cm-content": { boxShadow: "none" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.6", overflow: "auto" },
  ".cm-content": { padding: "12px 0", caretColor: "var(--accent)" },
  ".cm-line": { padding: "0 16px 0 8px" },
  ".cm-cursor": { borderLeftColor: "var(--accent)", borderLeftWidth: "2px" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": { background: washed },
  ".cm-gutters": { backgroundColor: "transparent", color: "var(--ink-soft)", border: "none", fontVariantNumeric: "tabular-nums" },
  ".cm-lineNumbers .cm-gutterElement": { padding: "0 6px 0 14px", minWidth: "2.5em" },
  ".cm-activeLine": { backgroundColor: "color-mix(in srgb, var(--ink) 4%, transparent)" },
  ".cm-matchingBracket": { backgroundColor: washed, outline: "none" },
  ".cm-gutter-lint": { width: "1em" },
  ".cm-gutter-lint .cm-gutterElement": { padding: "0.25em 0 0 4px" },
  ".cm-lint-marker": { width: "0.75em", height: "0.75em" },
  ".cm-lint-marker-error": { content: "none", borderRadius: "50%", backgroundColor: "var(--not-yet)", marginTop: "0.2em" },
  ".cm-lintRange-error": {
    backgroundImage: "none",
    textDecoration: "underline wavy 1.5px var(--not-yet)",
    textUnderlineOffset: "4px",
    textDecorationSkipInk: "none",
  },
  ".cm-lint-marker-warning": { content: "none", borderRadius: "50%", backgroundColor: "var(--ink-soft)", marginTop: "0.2em" },
  ".cm-lintRange-warning": {
    backgroundImage: "none",
    textDecoration: "underline dotted 1.5px var(--ink-soft)",
    textUnderlineOffset: "4px",
    textDecorationSkipInk: "none",
  },
  ".cm-tooltip": {
    border: "1px solid var(--hairline)",
    borderRadius: "var(--corner)",
    backgroundColor: "var(--raised)",
    color: "var(--ink)",
    overflow: "hidden",
  },
  ".cm-tooltip-autocomplete > ul": { fontFamily: "var(--mono)", fontSize: "0.8125rem" },
  ".cm-tooltip-autocomplete > ul > li": { padding: "3px 10px" },
  ".cm-tooltip-autocomplete > ul > li[aria-selected]": { backgroundColor: "var(--accent)", color: "var(--on-accent)" },
  ".cm-diagnostic": { padding: "6px 12px", fontFamily: "var(--ui)", fontSize: "0.8125rem" },
  ".cm-diagnostic-error": { borderLeft: "3px solid var(--not-yet)" },
  ".cm-diagnostic-warning": { borderLeft: "3px solid var(--ink-soft)" },
  ".cm-panels": { border: "none", backgroundColor: "var(--raised)", color: "var(--ink)" },
  ".cm-panel.cm-panel-lint ul [aria-selected], .cm-panel.cm-panel-lint ul:focus [aria-selected]": {
    backgroundColor: washed,
    color: "var(--ink)",
  },
  ".cm-panel.cm-panel-lint [name=close]": { color: "var(--ink)", minWidth: "24px", minHeight: "24px" },
});
