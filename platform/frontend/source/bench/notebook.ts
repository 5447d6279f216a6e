/** A notebook, as Jupyter and Colab save it: its code cells as one program. Read in the browser; it is never sent. */

/** Pictures of outputs make notebooks long; code alone never is. */
const MAX_BYTES = 16 * 1024 * 1024;
const MAX_CODE_BYTES = 64 * 1024;

interface Cell {
  cell_type?: string;
  source?: string | string[];
  /** The source, in notebooks of before 2015. */
  input?: string | string[];
}

/** ``word`` names the sentence that says why. */
export class UnreadableNotebook extends Error {
  constructor(readonly word: "notebookTooLong" | "notebookUnreadable" | "notebookEmpty") {
    super(word);
  }
}

export async function readNotebook(file: File): Promise<string> {
  if (file.size > MAX_BYTES) {
    throw new UnreadableNotebook("notebookTooLong");
  }
  const code = cellsOf(await file.text())
    .filter((cell) => cell?.cell_type === "code")
    .map(({ source, input }) => [source ?? input ?? ""].flat().join("").trimEnd())
    .filter((text) => text.trim())
    .join("\n\n");
  if (!code) {
    throw new UnreadableNotebook("notebookEmpty");
  }
  if (new TextEncoder().encode(code).length > MAX_CODE_BYTES) {
    throw new UnreadableNotebook("notebookTooLong");
  }
  return `${code}\n`;
}

function cellsOf(text: string): Cell[] {
  try {
    const { cells, worksheets } = JSON.parse(text) as { cells?: Cell[]; worksheets?: { cells: Cell[] }[] };
    const all = cells ?? worksheets?.flatMap((sheet) => sheet.cells);
    if (Array.isArray(all)) {
      return all;
    }
  } catch {
    // Said below, as of any other file.
  }
  throw new UnreadableNotebook("notebookUnreadable");
}
