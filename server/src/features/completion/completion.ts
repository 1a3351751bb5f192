import type { CatalogIndex } from "../../catalogs/catalogIndex";
import type { Catalog, Entry } from "../../catalogs/model";
import type { Role } from "../../languages/language";
import { namesCodeField } from "../../occurrences/codeField";
import type { Binding, Occurrence, Subject } from "../../occurrences/occurrence";
import type { LiteralContext } from "../../service";
import type { Span } from "../../util/span";
import { isPlain } from "../spellings";
import { type Ranking, rankEntries } from "./ranking";

/** What may stand in a literal. */
export interface Completion {
  /** What a chosen code takes the place of: the literal's whole content, also behind the cursor. */
  readonly span: Span;
  /** The likeliest first. */
  readonly items: readonly CompletionEntry[];
  /** There are more than these, so ask again when more was typed. */
  readonly incomplete: boolean;
}

export interface CompletionEntry {
  readonly entry: Entry;
  /** What says the code in the literal's place. */
  readonly newText: string;
}

export interface CompletionRequest {
  /** The literal's content before the cursor. */
  readonly typed: string;
  /** A person asked for it; it was not a quote or a separator that did. */
  readonly explicit: boolean;
}

/** Enough for one API's whole list to be there at once; more take longer to send than to read. */
const most = 256;

/**
 * Codes for the literal: those of the API that it is about, less the ones that the group has already, families of its
 * siblings first; `undefined` where nothing should be offered.
 *
 * Editors show the lists of all language services together and do not know that two items mean the same, so this one
 * stays away from places that TypeScript completes. Types are unknown here, so it cannot always tell:
 * - names and keys without quotes are never completed, but for those of data; nor are imports, which give no context;
 * - where nothing binds the group, a quote or separator brings the list only if the subject's name speaks of codes or
 *   errors: not in `action.type ===`, which is what discriminated unions look like, nor in `method:` or `console.log(`;
 * - in data, where editors ask at every letter, the subject's name must speak of codes even if a person asked;
 * - where a subject's type is a union of the very codes, TypeScript offers them as well, and both are shown.
 */
export function complete(
  context: LiteralContext,
  index: CatalogIndex,
  { typed, explicit }: CompletionRequest,
): Completion | undefined {
  const { occurrence } = context;
  const { span, quote } = occurrence.literal;
  if (quote === "" && !context.data) {
    return undefined;
  }
  const catalogs = context.data ? catalogsForData(context, index, typed) : catalogsFor(context, index, explicit);
  if (catalogs.length === 0) {
    return undefined;
  }
  const ranking: Ranking = { typed, used: usedCodes(occurrence), families: siblingFamilies(occurrence), most };
  const { entries, incomplete } = rankEntries(catalogs, ranking);
  const items = entries.flatMap((entry) => {
    const newText = writeIn(context, entry.code);
    return newText === undefined ? [] : [{ entry, newText }];
  });
  return { span, items, incomplete };
}

/** A word of data gets quotes where the code may not stand without. */
function writeIn({ occurrence, spell }: LiteralContext, code: string): string | undefined {
  const { quote } = occurrence.literal;
  if (quote !== "") {
    return spell(code, quote);
  }
  const quoted = isPlain(code) ? undefined : spell(code, '"');
  return isPlain(code) ? code : quoted && `"${quoted}"`;
}

function catalogsFor(
  { binding, evidence, occurrence }: LiteralContext,
  index: CatalogIndex,
  explicit: boolean,
): readonly Catalog[] {
  if (binding !== undefined) {
    return boundCatalogs(binding);
  }
  const shown = shownCatalogs(occurrence, evidence);
  if (explicit) {
    return shown.size === 0 ? index.catalogs : [...shown];
  }
  return speaksOfCodes(occurrence.group.subject) ? [...shown] : [];
}

/** Where nothing shows which API is meant, the field's name tells: `"code": "INV`, but not `"error": "Something`. */
function catalogsForData(
  { binding, evidence, occurrence }: LiteralContext,
  index: CatalogIndex,
  typed: string,
): readonly Catalog[] {
  if (binding !== undefined) {
    return boundCatalogs(binding);
  }
  const { subject } = occurrence.group;
  const shown = shownCatalogs(occurrence, evidence);
  if (shown.size > 0) {
    return speaksOfCodes(subject) ? [...shown] : [];
  }
  return index.catalogs.filter((catalog) => namesCodeField(subject, catalog) && index.hasPrefix(typed, catalog));
}

/** An author may have named several. */
function boundCatalogs({ stated, catalog }: Binding): readonly Catalog[] {
  return stated ?? [catalog];
}

function shownCatalogs(occurrence: Occurrence, evidence: LiteralContext["evidence"]): ReadonlySet<Catalog> {
  return new Set([
    ...siblingsOf(occurrence).flatMap(({ entries }) => entries.map(({ catalog }) => catalog)),
    ...evidence.map(({ catalog }) => catalog),
  ]);
}

function speaksOfCodes(subject: Subject | undefined): boolean {
  return subject !== undefined && /code|err|reason|fail|problem|exception/i.test(subject.field);
}

function siblingsOf({ literal, group }: Occurrence): readonly Occurrence[] {
  return group.members.filter((member) => member.literal.span.start !== literal.span.start);
}

/** Roles in which the same code twice is of no use; elsewhere it is common, as in two places that throw it. */
const exclusiveRoles: ReadonlySet<Role> = new Set(["case", "comparison", "membership", "key", "type", "definition"]);

function usedCodes(occurrence: Occurrence): ReadonlySet<string> {
  const siblings = exclusiveRoles.has(occurrence.role) ? siblingsOf(occurrence) : [];
  return new Set(siblings.map(({ literal }) => literal.value));
}

/** Prefixes of the families that the literal's siblings are of. */
function siblingFamilies(occurrence: Occurrence): ReadonlySet<string> {
  const families = siblingsOf(occurrence).flatMap(({ entries }) => entries.map(({ family }) => family?.prefix));
  return new Set(families.filter((prefix) => prefix !== undefined));
}
