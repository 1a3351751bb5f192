import * as l10n from "@vscode/l10n";
import { audiences, categories, retries } from "../../../shared/src/catalog";
import { isRecord } from "../../../shared/src/isRecord";
import type { CatalogRule, Report } from "./problem";
import { editDistance, foldStyle } from "./similarity";

/** What a field may hold. */
export interface FieldType {
  /** One sentence: what the field of this name must be, where it has this value. */
  mustBe(key: string, value: unknown): string;
  readonly rule?: CatalogRule;
  fits(value: unknown): boolean;
  /** Of an object with fields of its own. */
  readonly fields?: FieldTypes;
}

/** The fields that an object may have, by key. Which of them it must have is not said here. */
export type FieldTypes = Readonly<Record<string, FieldType>>;

const text: FieldType = { mustBe: (key) => l10n.t("{0} must be a text that is not blank.", key), fits: isText };
const texts: FieldType = {
  mustBe: (key, value) => {
    const meant = [value].flat();
    const isClear = meant.every((item) => isText(item) || typeof item === "number");
    return isClear && meant.length <= 3
      ? l10n.t("{0} must be a list of texts, such as {1}.", key, JSON.stringify(meant.map(String)))
      : l10n.t("{0} must be a list of texts.", key);
  },
  fits: isTexts,
};
const webAddress: FieldType = {
  mustBe: (key) => l10n.t("{0} must be a whole address that starts with https:// or http://.", key),
  rule: "catalog-bad-url",
  fits: isWebAddress,
};
const anyObject: FieldType = { mustBe: (key) => l10n.t("{0} must be an object.", key), fits: isRecord };
const object = (fields: FieldTypes): FieldType => ({ ...anyObject, fields });
const oneOf = (values: readonly string[]): FieldType => ({
  mustBe: (key) => l10n.t("{0} must be one of {1}.", key, values.join(", ")),
  fits: (value) => values.includes(value as string),
});

const guidance = object({ audience: oneOf(audiences), retry: oneOf(retries), action: text });

/** The fields of an entry. */
export const entryFields: FieldTypes = {
  summary: text,
  detail: text,
  category: oneOf(categories),
  field: text,
  format: text,
  header: text,
  heading: text,
  httpStatus: {
    mustBe: (key, value) => {
      const meant = [value].flat().map(Number);
      return meant.every(isStatus) && meant.length > 0 && meant.length <= 9
        ? l10n.t("{0} must be a list of numbers, such as {1}.", key, JSON.stringify(meant))
        : l10n.t("{0} must be a list of HTTP statuses from 100 to 599.", key);
    },
    fits: (value) => Array.isArray(value) && value.every(isStatus),
  },
  docs: webAddress,
  related: texts,
  aliases: texts,
  deprecated: object({ since: text, replacedBy: text }),
  guidance,
};

/** The fields of an HTTP status. */
export const statusFields: FieldTypes = { summary: text, detail: text, guidance };

/** The fields of a whole catalog that are told by their type alone. */
export const headFields: FieldTypes = { docs: webAddress, checked: text };

/** What a catalog's `envelope` may hold. */
export const envelopeFields: FieldTypes = {
  codeFields: texts,
  messageFields: texts,
  example: anyObject,
};
/** What a catalog's `evidence` may hold. */
export const evidenceFields: FieldTypes = { hosts: texts, headers: texts, packages: texts };

/** The fields that are as they should be; the others become problems. */
export function readFields(
  value: Readonly<Record<string, unknown>>,
  types: FieldTypes,
  path: readonly string[],
  report: Report,
): Readonly<Record<string, unknown>> {
  /** Only where something is left out: a copy of every entry would take as long as all else. */
  let fields: Record<string, unknown> | undefined;
  for (const key of Object.keys(value)) {
    const field = value[key];
    const type = Object.hasOwn(types, key) ? types[key] : undefined;
    if (type?.fits(field) === true) {
      const inner = field as Readonly<Record<string, unknown>>;
      const read = type.fields === undefined ? field : readFields(inner, type.fields, [...path, key], report);
      if (read !== field) {
        fields ??= { ...value };
        fields[key] = read;
      }
      continue;
    }
    fields ??= { ...value };
    // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- The object is ours.
    delete fields[key];
    if (type === undefined) {
      report("catalog-unknown-key", [...path, key], unknownKey(key, Object.keys(types), value), "key");
    } else {
      report(type.rule ?? "catalog-wrong-type", [...path, key], type.mustBe(key, field));
    }
  }
  return fields ?? value;
}

/**
 * Says which key was probably meant, or what keys there are.
 *
 * @param beside the object that has the key: a key that it has already is not meant again.
 */
export function unknownKey(key: string, known: readonly string[], beside: Readonly<Record<string, unknown>>): string {
  const meant = findMeantKey(
    key,
    known.filter((other) => !Object.hasOwn(beside, other)),
  );
  return meant === undefined
    ? l10n.t("{0} means nothing here. There are {1}.", key, known.join(", "))
    : l10n.t("{0} means nothing here. Did you mean {1}?", key, meant);
}

/** Says which key was probably meant, where this one is required. */
export function missingKey(key: string, meant: string): string {
  return l10n.t("{0} means nothing here. Did you mean {1}, which is missing?", key, meant);
}

/** The key that differs from this one only by its style or by one or two letters. */
export function findMeantKey(key: string, known: readonly string[]): string | undefined {
  const folded = foldStyle(key);
  const most = folded.length < 5 ? 1 : 2;
  const near = known
    .map((other) => ({ other, edits: editDistance(folded, foldStyle(other), most) }))
    .filter(({ edits }) => edits <= most)
    .sort((a, b) => a.edits - b.edits);
  return near[0]?.other;
}

/** Whether it is a text in which something stands. */
export function isText(value: unknown): value is string {
  return typeof value === "string" && /\S/.test(value);
}

/** Whether it is a list of such texts; an empty one is. */
function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(isText);
}

function isStatus(value: unknown): boolean {
  return typeof value === "number" && Number.isInteger(value) && value >= 100 && value <= 599;
}

function isWebAddress(value: unknown): boolean {
  return typeof value === "string" && /^https?:\/\/\S+$/.test(value) && URL.canParse(value);
}
