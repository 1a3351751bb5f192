import * as l10n from "@vscode/l10n";
import { ruleIds } from "../../../../shared/src/settings";
import type { CatalogIndex } from "../../catalogs/catalogIndex";
import { showOrigin } from "../../catalogs/showOrigin";
import type { PlacedDirective } from "../../occurrences/directiveReach";
import { noCatalog } from "../../catalogs/model";
import type { Markup } from "../../render/markdown";
import { ruleText } from "../../rules/ruleTexts";
import { touches } from "../../util/span";
import { directiveText, noneText } from "../directiveTexts";
import type { Hover } from "./hover";

/** What the directive under the offset does, or what the catalog or rule is that it names there. */
export function directiveHover(
  directives: readonly PlacedDirective[],
  offset: number,
  index: CatalogIndex,
  markup: Markup,
): Hover | undefined {
  const directive = directives.find(({ span }) => touches(span, offset));
  if (directive?.kind === undefined) {
    return undefined;
  }
  const name = directive.names.find(({ span }) => touches(span, offset));
  if (name === undefined) {
    return touches(directive.kindSpan, offset)
      ? { span: directive.kindSpan, text: markup.text(directiveText(directive.kind)) }
      : undefined;
  }
  const text = directive.kind === "bind" ? describeCatalog(name.text, index) : describeRule(name.text);
  return text === undefined ? undefined : { span: name.span, text: markup.text(text) };
}

function describeCatalog(id: string, { catalogs }: CatalogIndex): string | undefined {
  const catalog = catalogs.find((candidate) => candidate.id === id);
  return catalog === undefined
    ? id === noCatalog
      ? noneText()
      : undefined
    : l10n.t("{0}: {1} codes, {2}.", catalog.name, catalog.entries.size, showOrigin(catalog.from));
}

function describeRule(id: string): string | undefined {
  const rule = ruleIds.find((candidate) => candidate === id);
  return rule && ruleText(rule);
}
