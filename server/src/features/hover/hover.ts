import * as l10n from "@vscode/l10n";
import type { Catalog, Entry } from "../../catalogs/model";
import { sortByLikelihood } from "../../occurrences/meant";
import type { Reason } from "../../occurrences/occurrence";
import { joinBlocks, type Markup, renderEntry } from "../../render/markdown";
import type { LiteralContext } from "../../service";
import type { Span } from "../../util/span";

/** What is shown of a literal, and for which part of the text. */
export interface Hover {
  readonly span: Span;
  readonly text: string;
}

/**
 * The page of a known code, with why its API is meant here or that nothing shows so; `undefined` for a literal that is
 * no code. Where several catalogs know the code, the one that this document shows to use comes first.
 */
export function hover(context: LiteralContext, markup: Markup): Hover | undefined {
  const { entries, literal } = context.occurrence;
  if (entries.length === 0) {
    return undefined;
  }
  const pages = sortByLikelihood(context).map((entry) =>
    joinBlocks([
      renderEntry(entry, markup),
      renderAlias(entry, literal.value, markup),
      renderWhy(entry.catalog, context, markup),
    ]),
  );
  return { span: literal.span, text: pages.join(`\n\n${markup.rule}\n\n`) };
}

function renderAlias(entry: Entry, value: string, { code }: Markup): string {
  return entry.code === value ? "" : l10n.t("{0} is another spelling of {1}", code(value), code(entry.code));
}

/** `Ratio here: api.ratio.me in this file is Ratio's host.` */
function renderWhy(catalog: Catalog, context: LiteralContext, { text, quiet }: Markup): string {
  const reason = firstReason(catalog, context);
  const name = text(catalog.name);
  if (reason !== undefined) {
    return quiet(l10n.t("{0} here: {1}.", name, text(reason.text)));
  }
  return quiet(
    context.isProjectKnown
      ? l10n.t("Nothing in this file or its package shows that it uses {0}.", name)
      : l10n.t("Nothing in this file shows that it uses {0}.", name),
  );
}

function firstReason(catalog: Catalog, { binding, evidence, occurrence }: LiteralContext): Reason | undefined {
  if (binding?.catalog !== catalog) {
    return evidence.find((found) => found.catalog === catalog)?.reason;
  }
  const { start } = occurrence.literal.span;
  // That this very literal is the only code is no news to whoever points at it.
  const isNews = ({ span }: Reason): boolean => binding.tally.known > 1 || span?.start !== start;
  return binding.reasons.find(isNews) ?? binding.reasons[0];
}
