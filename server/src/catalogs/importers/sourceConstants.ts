import { describeMember } from "./describeMember";
import { sentence } from "./draft";
import type { Draft, Findings, Found, FoundCode } from "./importer";
import type { SourceContainer, SourceMember } from "./sourceMembers";
import { tellsOfOthers } from "./sourceWords";

/** A construct that has a text for each of the constants: `self::NestFull => 'The nest is full.'`. */
export function describeConstants(
  { name, members: all }: SourceContainer,
  constants: ReadonlyMap<string, string>,
  findings: Findings,
): void {
  const members = all.filter(
    (member) => (!member.isNameText && member.texts.length + member.fields.size > 0) || member.comment !== "",
  );
  const isAbout = (member: SourceMember): boolean =>
    constants.has(member.name) &&
    (member.fields.size > 0 || member.comment !== "" || member.texts.some((text) => text.includes(" ")));
  const about = members.filter(isAbout);
  if (tellsOfOthers(name) || about.length === 0 || about.length <= members.length * 0.6) {
    return;
  }
  const described = new Set(findings.codes.filter(({ summary }) => summary !== undefined).map(({ code }) => code));
  for (const member of about) {
    const code = constants.get(member.name) ?? "";
    const { summary, details = [], ...draft } = describeMember(member, code);
    const isSecond = described.has(code) && summary !== undefined;
    findings.codes.push({
      ...draft,
      code,
      line: member.line,
      ...(isSecond ? { details: [`Message: ${sentence(summary)}`, ...details] } : { summary, details }),
    });
  }
}

/** `Deprecated: use ErrorCodeDeclined.` names a constant, which stands for a code. */
export function nameReplacement(found: FoundCode, constants: ReadonlyMap<string, string>): FoundCode {
  const name = found.deprecated?.replacedBy?.split(/[.:#]+/).at(-1);
  const replacedBy = name === undefined ? undefined : constants.get(name);
  return replacedBy === undefined ? found : { ...found, deprecated: { replacedBy } };
}

/**
 * A union beside an object of the same codes tells nothing new: where one is described, the other's silence is left out. What
 * is said of a code stands where the file has it first.
 */
export function mergeDeclarations(codes: Found["codes"]): Found["codes"] {
  const isDescribed = ({ summary, details = [] }: Draft): boolean => summary !== undefined || details.length > 0;
  const described = new Set(codes.filter(isDescribed).map(({ code }) => code));
  const order = [...new Set(codes.map(({ code }) => code))];
  const places = new Map(order.map((code, i) => [code, i]));
  return codes
    .filter((draft) => isDescribed(draft) || !described.has(draft.code))
    .sort((a, b) => (places.get(a.code) ?? 0) - (places.get(b.code) ?? 0));
}
