import * as l10n from "@vscode/l10n";
import type { CatalogIndex } from "../catalogs/catalogIndex";
import type { Catalog } from "../catalogs/model";
import { wordsOf } from "../catalogs/similarity";
import type { Role } from "../languages/language";
import { namesCodeField } from "../occurrences/codeField";
import type { Group, Occurrence } from "../occurrences/occurrence";
import { joinAlternatives } from "../occurrences/statements";
import { escapePattern } from "../util/escapePattern";
import type { Span } from "../util/span";
import { createAnswerTest, leadsToAnswer } from "./answers";
import type { Finding } from "./finding";
import { joinMessage } from "./message";
import type { Rule, RuleContext } from "./rule";

/** Where other APIs' answers hold their codes. */
const usualFields = ["code", "errorCode", "error_code", "type", "reason"];

const roles: ReadonlySet<Role> = new Set(["case", "comparison", "membership"]);

/**
 * A code that is compared with a field of the API's answer that never holds it, as Sphere's with `body.code`: a branch
 * that never runs. Projects often make an error of their own of an answer and give it such a field, so the rule speaks of
 * the answer's body alone, by its name or by where the file got it from, and only while nothing in the file gives
 * anything a field of that name.
 */
export const wrongField: Rule = {
  id: "wrong-field",
  checkGroup: (group, context) => {
    const { binding, evidence, index, text } = context;
    const { catalog, confidence, tally } = binding;
    const { subject, role } = group;
    if (
      confidence !== "certain" ||
      subject === undefined ||
      !roles.has(role) ||
      tally.known === 0 ||
      tally.others + tally.foreign > 0 ||
      namesCodeField(subject, catalog) ||
      !wrongFields(catalog, index).names.has(subject.field) ||
      !evidence.some((found) => found.catalog === catalog && found.reason.span !== undefined) ||
      // A file that speaks to both APIs may well bring their answers into one form.
      evidence.some(
        (found) => found.catalog !== catalog && !found.isElsewhere && namesCodeField(subject, found.catalog),
      ) ||
      givesField(subject.field, text.toString())
    ) {
      return [];
    }
    return findWrongReads(group, context).map((read) => report(read, context));
  },
};

/** Fields that a code could be looked for in by mistake. */
interface WrongFields {
  readonly names: ReadonlySet<string>;
  /** Where one of them is read; `undefined` where there is none. */
  readonly pattern: RegExp | undefined;
}

const known = new WeakMap<CatalogIndex, Map<Catalog, WrongFields>>();

function wrongFields(catalog: Catalog, index: CatalogIndex): WrongFields {
  const ofCatalogs = known.get(index) ?? new Map<Catalog, WrongFields>();
  known.set(index, ofCatalogs);
  let fields = ofCatalogs.get(catalog);
  if (fields === undefined) {
    const names = listWrongFields(catalog, index);
    const alternatives = [...names].map(escapePattern).join("|");
    const pattern = new RegExp(`(?:\\.\\s*|["'\`:])(${alternatives})(?![\\w$]|\\s*\\()`, "g");
    fields = { names, pattern: names.size === 0 ? undefined : pattern };
    ofCatalogs.set(catalog, fields);
  }
  return fields;
}

function listWrongFields({ envelope }: Catalog, { catalogs }: CatalogIndex): ReadonlySet<string> {
  const own = [...Object.keys(envelope.example ?? {}), ...(envelope.messageFields ?? [])];
  const ofOthers = catalogs.flatMap((catalog) => catalog.envelope.codeFields);
  const names = new Set(envelope.codeFields.length === 0 ? [] : [...own, ...ofOthers, ...usualFields]);
  // HTTP libraries call the whole body `data`.
  for (const name of [...envelope.codeFields, "data"]) {
    names.delete(name);
  }
  return names;
}

/** Whether something in the text is given a field of that name: a key, a member of a type, a property, a parameter. */
function givesField(field: string, text: string): boolean {
  const name = escapePattern(field);
  return new RegExp(
    [
      `(?<![\\w$.>])["'\`]?${name}["'\`]?\\s*(?:[?!]?\\s*:(?!:)|=(?![=~>])|=>)`,
      `[.\\["'\`]${name}["'\`]?\\]?\\s*(?:\\?\\?|\\|\\|)?=(?![=~>])`,
      `[{,]\\s*${name}\\s*[,}]`,
      `\\b(?:val|var|let|const|final|def|get|readonly|public|private|protected|string|String)\\s+${name}\\b`,
      `\\battr_\\w+[^\\n]*:${name}\\b`,
    ].join("|"),
  ).test(text);
}

/** A place where a field is read, with the first code that it is compared with there. */
interface WrongRead {
  readonly field: Span;
  readonly occurrence: Occurrence;
}

function findWrongReads({ subject, members }: Group, context: RuleContext): readonly WrongRead[] {
  const { binding } = context;
  const text = context.text.toString();
  const field = subject?.field ?? "";
  const found = new Map<number, WrongRead>();
  for (const occurrence of members.filter(({ entries }) => entries.length > 0)) {
    const place = context.placeOf(occurrence);
    const span = place?.subject && findField(field, place.subject, text, place.openObjects);
    if (
      span !== undefined &&
      !found.has(span.start) &&
      isReadOfAnswer(subject?.text ?? "", binding.catalog, text, span)
    ) {
      found.set(span.start, { field: span, occurrence });
    }
  }
  return [...found.values()];
}

/** The field in the subject as it is written, if it is read there as one of an answer's JSON. */
function findField(field: string, { start, end }: Span, text: string, openObjects: boolean): Span | undefined {
  const subject = text.slice(start, end);
  const last = Array.from(subject.matchAll(new RegExp(`(?<![\\w$])${escapePattern(field)}(?![\\w$]|\\s*\\()`, "g"))).at(
    -1,
  );
  // `body.error ?? body.code` knows better.
  if (last === undefined || /\?\?|\|\||\bor\b|\s\?\s/.test(subject)) {
    return undefined;
  }
  const before = subject.slice(0, last.index);
  const isRead = /[[(]\s*["'`:]$/.test(before) || (openObjects && /\.\s*$/.test(before));
  return isRead ? { start: start + last.index, end: start + last.index + field.length } : undefined;
}

function isReadOfAnswer(subject: string, catalog: Catalog, text: string, { start }: Span): boolean {
  const names = (subject.replace(/\([^()]*\)/g, "").match(/[\w$]+/g) ?? []).slice(0, -1);
  // Where the code's field holds an object, the answer is not the API's own.
  const isNested = names.slice(1).some((name) => catalog.envelope.codeFields.includes(name));
  return !isNested && leadsToAnswer(names, new Set([...wordsOf(catalog.id), ...wordsOf(catalog.name)]), text, start);
}

function report({ field, occurrence }: WrongRead, { binding, text }: RuleContext): Finding {
  const { catalog, reasons } = binding;
  const { codeFields } = catalog.envelope;
  const written = text.slice(field.start, field.end);
  const right = joinAlternatives(codeFields.map((name) => `'${name}'`));
  return {
    rule: "wrong-field",
    span: field,
    value: written,
    occurrence,
    catalog,
    message: joinMessage([l10n.t("{0}'s codes stand in {1}, not in '{2}'.", catalog.name, right, written)], reasons),
    suggestions: [],
    sure: false,
    reasons,
    fixes: codeFields.map((name) => ({ title: l10n.t("Read '{0}'", name), span: field, newText: name })),
  };
}

/**
 * Whether the text reads a field that could be wrong for the catalog, from something that could be an answer. It costs
 * regular expressions only, and finds whatever the rule finds.
 */
export function mayReadWrongField(text: string, catalog: Catalog, index: CatalogIndex): boolean {
  const mayBeAnswer = createAnswerTest(text);
  const { pattern } = wrongFields(catalog, index);
  const fields = new Set<string>();
  for (const { index: at, 1: field = "" } of pattern === undefined ? [] : text.matchAll(pattern)) {
    if (!fields.has(field) && mayBeAnswer(at)) {
      fields.add(field);
    }
  }
  return Array.from(fields).some((field) => !givesField(field, text));
}
