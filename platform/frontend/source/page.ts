/** Finding elements that a template promises, and filling in the sentences that it carries. */

export function find<E extends HTMLElement>(selector: string, root: ParentNode = document): E | null {
  return root.querySelector<E>(selector);
}

export function get<E extends HTMLElement>(selector: string, root: ParentNode = document): E {
  const element = find<E>(selector, root);
  if (!element) {
    throw new Error(`The page has no ${selector}`);
  }
  return element;
}

/** The value of a json_script block, or null where there is none. */
export function readJson<T>(id: string): T | null {
  const text = document.getElementById(id)?.textContent;
  return text ? (JSON.parse(text) as T) : null;
}

/** Sentences of the page's language: the ``data-say-…`` attributes of a template element. */
export function readWords(id: string): (name: string, values?: Record<string, string | number>) => string {
  const words = get<HTMLTemplateElement>(`#${id}`).dataset;
  return (name, values = {}) => fill(words[`say${name.charAt(0).toUpperCase()}${name.slice(1)}`] ?? "", values);
}

export type Words = ReturnType<typeof readWords>;

export function fill(sentence: string, values: Record<string, string | number>): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
