import type { CatalogIndex } from "../catalogs/catalogIndex";
import type { Catalog } from "../catalogs/model";
import { wordsOf } from "../catalogs/similarity";
import type { Role } from "../languages/language";
import type { Binding, EvidenceFound, Group, Occurrence, Reason, Tally } from "./occurrence";

/** What bindings are decided from. */
export interface BindingContext {
  readonly index: CatalogIndex;
  readonly evidence: readonly EvidenceFound[];
}

/**
 * Decides which catalog a group is about. Where known codes are a minority among other values they are a coincidence:
 * other vendors spell `INVALID_EMAIL` too.
 */
export function bindGroup(group: Group, context: BindingContext): Binding | undefined {
  let best: (Binding & { readonly weight: number }) | undefined;
  for (const catalog of catalogsConcerned(group, context)) {
    const tally = tallyGroup(group, catalog, context.index);
    const binding = bindTo(catalog, group, tally, context);
    if (binding !== undefined) {
      const weight = confidences.indexOf(binding.confidence) * 1_000_000 + tally.known * 1_000 + tally.slips;
      if (best === undefined || weight > best.weight) {
        best = { ...binding, weight };
      }
    }
  }
  return best;
}

const confidences: readonly Binding["confidence"][] = ["possible", "likely", "certain"];

function bindTo(catalog: Catalog, group: Group, tally: Tally, { evidence }: BindingContext): Binding | undefined {
  const { known, slips, foreign } = tally;
  const evident = evidence.find((found) => found.catalog === catalog)?.reason;
  const siblings = siblingsReason(group, catalog, known);
  const aboutCode = isCodeField(group, catalog);
  const total = known + slips + foreign + tally.others;
  if (evident !== undefined && known > 0 && known + slips >= foreign) {
    return { catalog, confidence: "certain", reasons: [siblings, evident], tally };
  }
  if (evident !== undefined && aboutCode) {
    const field = { text: `${group.subject?.text ?? ""} is ${catalog.name}'s field for the code` };
    return { catalog, confidence: "certain", reasons: [evident, field], tally };
  }
  const majority = known > 0 && known + slips >= 2 && known >= foreign && known >= tally.others;
  if (majority && total > 1) {
    return { catalog, confidence: "likely", reasons: [siblings], tally };
  }
  if (slips > 0 && slips + known > foreign && (aboutCode || isCodeLike(group))) {
    const near = { text: `it is one slip away from a ${catalog.name} code` };
    return { catalog, confidence: "possible", reasons: [near], tally };
  }
  return undefined;
}

function tallyGroup(group: Group, catalog: Catalog, index: CatalogIndex): Tally {
  const seen = new Set<string>();
  const tally = { known: 0, slips: 0, foreign: 0, others: 0 };
  for (const { literal, entries } of group.members) {
    if (seen.has(literal.value)) {
      continue;
    }
    seen.add(literal.value);
    if (entries.some((entry) => entry.catalog === catalog)) {
      tally.known++;
    } else if (entries.length > 0) {
      tally.others++;
    } else if (index.nearMisses(literal.value).some((miss) => miss.kind === "typo" && miss.entry.catalog === catalog)) {
      tally.slips++;
    } else {
      tally.foreign++;
    }
  }
  return tally;
}

function catalogsConcerned(group: Group, { index, evidence }: BindingContext): ReadonlySet<Catalog> {
  const catalogs = new Set<Catalog>(evidence.map(({ catalog }) => catalog));
  for (const { literal, entries } of group.members) {
    for (const { catalog } of entries) {
      catalogs.add(catalog);
    }
    for (const { entry } of index.nearMisses(literal.value)) {
      catalogs.add(entry.catalog);
    }
  }
  return catalogs;
}

/** Whether the group is about the field that holds this catalog's code: `err.response.data.code`. */
function isCodeField({ role, subject }: Group, { envelope }: Catalog): boolean {
  return subject !== undefined && role !== "argument" && role !== "key" && envelope.codeFields.includes(subject.field);
}

const codeWords = new Set(["code", "codes", "error", "errors", "err", "reason", "errorcode"]);

/** Whether the group is about something that its author calls a code or an error. */
function isCodeLike({ role, subject }: Group): boolean {
  if (subject === undefined) {
    return false;
  }
  const words = wordsOf(subject.field);
  // `logger.error("…")` is a message; `hasCode("…")` is not.
  return role === "argument" ? words.includes("code") : words.some((word) => codeWords.has(word));
}

function siblingsReason(group: Group, catalog: Catalog, known: number): Reason {
  const total = new Set(group.members.map(({ literal }) => literal.value)).size;
  const sibling = group.members.find((member) => isOf(member, catalog));
  const all = total === 1 ? "the only one" : known === total ? `all ${total}` : `${known} of ${total}`;
  const verb = known === 1 ? "is a" : "are";
  const noun = known === 1 ? "code" : "codes";
  const text = `${all} ${nameOfMembers(group)} ${verb} ${catalog.name} ${noun}`;
  return sibling === undefined ? { text } : { text, span: sibling.literal.span };
}

function isOf({ entries }: Occurrence, catalog: Catalog): boolean {
  return entries.some((entry) => entry.catalog === catalog);
}

function nameOfMembers({ role, subject }: Group): string {
  const about = subject === undefined ? undefined : subject.text;
  const names: Readonly<Record<Role, string>> = {
    case: "cases in this switch",
    comparison: about === undefined ? "values compared here" : `values that ${about} is compared with`,
    membership: "items in this list",
    key: "keys in this map",
    value: about === undefined ? "values here" : `values of ${about}`,
    argument: about === undefined ? "arguments here" : `arguments of ${about}`,
    type: "members of this union",
    definition: "values defined here",
    other: "strings here",
  };
  return names[role];
}
