import { isRecord } from "../../../shared/src/isRecord";
import { languageOfName } from "./index";

/** A cell of a Jupyter notebook. */
export interface Cell {
  /** Its place among all cells, 1-based. */
  readonly number: number;
  readonly languageId: string;
  readonly text: string;
}

/** Whether the file's name is that of a Jupyter notebook. */
export function isNotebook(path: string): boolean {
  return path.toLowerCase().endsWith(".ipynb");
}

export interface ReadNotebook {
  readonly cells: readonly Cell[];
  /** Why it was not read, as the end of a sentence; `undefined` where it was. */
  readonly problem?: string;
}

/**
 * The cells of a notebook file whose language is served. What a cell has printed is not read.
 *
 * @param text JSON, as Jupyter writes it: nbformat 4. An empty file is a notebook without cells, as for VS Code.
 */
export function readCells(text: string): ReadNotebook {
  let notebook: unknown;
  try {
    notebook = text.trim() === "" ? { cells: [] } : JSON.parse(text);
  } catch {
    return { cells: [], problem: "it is no valid JSON, as a notebook must be" };
  }
  if (!isRecord(notebook) || !Array.isArray(notebook["cells"])) {
    return { cells: [], problem: "it has no cells, as notebooks have from format 4 on" };
  }
  const language = languageOf(notebook["metadata"]);
  const cells = notebook["cells"].flatMap((cell: unknown, i) => {
    if (!isRecord(cell)) {
      return [];
    }
    const languageId = languageOfCell(cell, language);
    return languageId === undefined ? [] : [{ number: i + 1, languageId, text: sourceOf(cell["source"]) }];
  });
  return { cells };
}

/** The language of all code cells that have no other; Python where the notebook does not tell. */
function languageOf(metadata: unknown): string {
  const about = isRecord(metadata) ? metadata : {};
  const { language_info: info, kernelspec: kernel } = about;
  const names = [isRecord(info) ? info["name"] : undefined, isRecord(kernel) ? kernel["language"] : undefined];
  return names.find((name) => typeof name === "string") ?? "python";
}

function languageOfCell(
  { cell_type: type, metadata }: Readonly<Record<string, unknown>>,
  language: string,
): string | undefined {
  if (type === "markdown") {
    return "markdown";
  }
  // Where VS Code keeps a language that was chosen for one cell.
  const chosen = isRecord(metadata) && isRecord(metadata["vscode"]) ? metadata["vscode"]["languageId"] : undefined;
  return type === "code" ? languageOfName(typeof chosen === "string" ? chosen : language)?.languageIds[0] : undefined;
}

/** Jupyter writes a list of lines with their ends, or all of them as one text. */
function sourceOf(source: unknown): string {
  return Array.isArray(source) ? source.join("") : typeof source === "string" ? source : "";
}
