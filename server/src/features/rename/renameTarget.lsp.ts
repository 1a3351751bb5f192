import * as l10n from "@vscode/l10n";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { EntryName } from "../../../../shared/src/protocol";
import type { CatalogOrigin } from "../../lsp/catalogOrigin";
import type { Session } from "../../lsp/session";
import type { Span } from "../../util/span";
import type { CodeAt } from "../codeAt.lsp";
import { showOrigin } from "../../catalogs/showOrigin";

/** A code that may be renamed. */
export interface RenameTarget {
  readonly entry: EntryName;
  /** Without quotes. */
  readonly span: Span;
  /** The project's files that make up its catalog. */
  readonly origins: readonly CatalogOrigin[];
}

/** Why something cannot be renamed, as a sentence for people. */
export interface Refusal {
  readonly refusal: string;
}

/**
 * What a rename at a code is about. `undefined` where it is none of ours: names without quotes in a program belong to
 * the language's own rename.
 */
export function findTarget(
  { catalogs }: Session,
  found: CodeAt,
  document: TextDocument,
): RenameTarget | Refusal | undefined {
  const { entries, span } = found;
  const [entry] = entries;
  if (entry === undefined) {
    return undefined;
  }
  const { code } = entry;
  if (found.kind === "source") {
    const { data, occurrence } = found.context;
    const { literal } = occurrence;
    if (literal.quote === "" && !data) {
      return undefined;
    }
    if (literal.value !== code) {
      return { refusal: l10n.t("{0} is another spelling of {1}, as its catalog says.", literal.value, code) };
    }
  } else if (found.name.at === "alias") {
    return undefined;
  }
  if (entries.length > 1) {
    const ids = entries.map(({ catalog }) => catalog).join(", ");
    return { refusal: l10n.t("{0} is a code of several catalogs: {1}. Rename it in its catalog.", code, ids) };
  }
  const asking = catalogs.originAt(document.uri);
  const origins = new Map(
    [...catalogs.originsFor(document.uri), ...(asking === undefined ? [] : [asking])]
      .filter(({ catalog }) => catalog === entry.catalog)
      .map((origin) => [origin.key, origin]),
  );
  const holders = [...origins.values()].filter((origin) => origin.has(code));
  const foreign = holders.find(({ kind }) => kind !== "file");
  if (foreign !== undefined) {
    return {
      refusal: l10n.t(
        "{0} is a code of the catalog {1}, which is not the project's own ({2}).",
        code,
        entry.catalog,
        showOrigin(foreign.from),
      ),
    };
  }
  return holders.length === 0
    ? undefined
    : { entry, span, origins: [...origins.values()].filter(({ kind }) => kind === "file") };
}
