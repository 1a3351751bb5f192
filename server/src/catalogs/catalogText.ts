import * as l10n from "@vscode/l10n";
import { formatOfPath, type Locate, locateInText, readDataText } from "./dataText";
import type { Catalog } from "./model";
import { type CatalogProblem, type CatalogRule, catalogRules, type TextProblem } from "./problem";
import { readCatalog } from "./readCatalog";

/** A catalog as it stands in a file. */
export interface CatalogText {
  /** Absent where the file is broken as a whole: what could be read of it may lack codes that it has. */
  readonly catalog: Catalog | undefined;
  /** Whether it takes the place of a weaker catalog with its id, instead of extending it. */
  readonly replaces: boolean;
  readonly problems: readonly TextProblem[];
  /** The places of further problems, which only other catalogs bring to light. */
  place(problems: readonly CatalogProblem[]): Promise<readonly TextProblem[]>;
}

/**
 * Reads a catalog file. Never rejects for what the text holds.
 *
 * @param path tells the format by its end.
 * @param from as the catalog's `from`: where people find it.
 */
export async function readCatalogText(text: string, path: string, from: string): Promise<CatalogText> {
  const format = formatOfPath(path);
  const { data, errors, duplicates, locate } = await readDataText(text, format);
  const place = async (problems: readonly CatalogProblem[]): Promise<readonly TextProblem[]> =>
    problems.length === 0 ? [] : placeAll(problems, await locateInText(text, format));
  const problems: TextProblem[] = errors.map(({ kind, message, span }) =>
    toTextProblem(kind === "syntax" ? "catalog-syntax" : "catalog-unreadable", message, span),
  );
  for (const { path, span } of duplicates) {
    const key = path.at(-1) ?? "";
    const isCode = path.length === 2 && path[0] === "codes";
    const rule = isCode ? "catalog-duplicate-code" : "catalog-duplicate-key";
    problems.push(toTextProblem(rule, l10n.t("{0} stands here twice. The last one counts.", key), span));
  }
  const lost = text.indexOf("\uFFFD", 1);
  if (lost !== -1) {
    // All else of the file is as good as ever.
    const message = l10n.t("Here a character was lost: the file is not in UTF-8. Save it as UTF-8.");
    problems.push({ rule: "catalog-unreadable", level: "warning", message, span: { start: lost, end: lost + 1 } });
  }
  if (errors.length > 0) {
    return { catalog: undefined, replaces: false, problems, place };
  }
  const read = readCatalog(data, from);
  problems.push(...(locate === undefined ? await place(read.problems) : placeAll(read.problems, locate)));
  problems.sort((a, b) => a.span.start - b.span.start);
  return { catalog: read.catalog, replaces: read.replaces, problems, place };
}

/** What stands for a file that could not be read. */
export function unreadableCatalog(reason: string): CatalogText {
  const problem = toTextProblem("catalog-unreadable", l10n.t("It cannot be read: {0}.", reason), { start: 0, end: 1 });
  return { catalog: undefined, replaces: false, problems: [problem], place: () => Promise.resolve([]) };
}

function placeAll(problems: readonly CatalogProblem[], locate: Locate): readonly TextProblem[] {
  return problems.map(({ rule, path, at, message }) => toTextProblem(rule, message, locate(path, at)));
}

function toTextProblem(rule: CatalogRule, message: string, span: TextProblem["span"]): TextProblem {
  return { rule, level: catalogRules[rule], message, span };
}
