import type { Catalog } from "../catalogs/model";
import { wordsOf } from "../catalogs/similarity";
import type { Role } from "../languages/language";
import { namesCodeField } from "./codeField";
import type { Binding, EvidenceFound, Group, Occurrence, Reason, Tally } from "./occurrence";

/**
 * Decides which catalog a group is about. Where known codes are a minority among other values they are a coincidence:
 * other vendors spell `INVALID_EMAIL` too.
 */
export function bindGroup(group: Group, evidence: readonly EvidenceFound[]): Binding | undefined {
  if (group.tallies.size === 0 && !evidence.some(({ catalog }) => isCodeField(group, catalog))) {
    return undefined;
  }
  let best: (Binding & { readonly weight: number }) | undefined;
  for (const catalog of new Set([...group.tallies.keys(), ...evidence.map((found) => found.catalog)])) {
    const tally = group.tallies.get(catalog) ?? tallyNothing(group);
    const binding = bindTo(catalog, group, tally, evidence);
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

function bindTo(catalog: Catalog, group: Group, tally: Tally, evidence: readonly EvidenceFound[]): Binding | undefined {
  const { known, slips, foreign } = tally;
  const shown = evidence.find((found) => found.catalog === catalog);
  const evident = shown?.isElsewhere === false ? shown.reason : undefined;
  const siblings = siblingsReason(group, catalog, known);
  const aboutCode = isCodeField(group, catalog);
  const total = known + slips + foreign + tally.others;
  if (evident !== undefined && known > 0 && known + slips >= foreign) {
    return { catalog, confidence: "certain", reasons: [siblings, evident], tally };
  }
  const field = { text: `${group.subject?.text ?? ""} is ${catalog.name}'s field for the code` };
  // Both APIs may be in evidence, and the field have the same name.
  if (evident !== undefined && aboutCode && known + slips >= tally.others) {
    return { catalog, confidence: "certain", reasons: [evident, field], tally };
  }
  const majority = known > 0 && known + slips >= 2 && known >= foreign && known >= tally.others;
  // A reducer's `action.type` holds names of events, whatever some of them look like.
  const telling = !isNameOfEvent(group) || (known > 2 && foreign + slips === 0);
  if (majority && telling && total > 1) {
    const reasons = shown === undefined ? [siblings] : [siblings, shown.reason];
    return { catalog, confidence: "likely", reasons, tally };
  }
  const isSlip = slips > 0 && slips + known > foreign;
  // What the project defines is its own, whatever other files of it speak to.
  if (shown !== undefined && isSlip && aboutCode && !definesCodes(group)) {
    return { catalog, confidence: "likely", reasons: [shown.reason, field], tally };
  }
  if (isSlip && (aboutCode || isCodeLike(group))) {
    const near = { text: `it is one slip away from a ${catalog.name} code` };
    return { catalog, confidence: "possible", reasons: [near], tally };
  }
  return undefined;
}

/** The tally against a catalog that no value of the group is near. */
function tallyNothing({ members }: Group): Tally {
  const values = new Set(members.map(({ literal }) => literal.value));
  const codes = new Set(members.filter(({ entries }) => entries.length > 0).map(({ literal }) => literal.value));
  return { known: 0, slips: 0, others: codes.size, foreign: values.size - codes.size };
}

/** Whether the group states codes of the project's own, if it is about no catalog. It does so for all of its values or none. */
export function definesCodes({ members }: Pick<Group, "members">): boolean {
  return members[0]?.defines === true;
}

/** Whether the group is about the field that holds this catalog's code: `err.response.data.code`. */
function isCodeField({ role, subject }: Group, catalog: Catalog): boolean {
  return role !== "argument" && role !== "key" && namesCodeField(subject, catalog);
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

const eventFields = new Set(["type", "kind", "action", "event", "topic"]);

function isNameOfEvent({ subject }: Group): boolean {
  return subject !== undefined && eventFields.has(subject.field.toLowerCase());
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
