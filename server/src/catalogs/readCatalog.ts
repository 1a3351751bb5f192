import { isRecord } from "../../../shared/src/isRecord";
import type { EntryFields, Evidence, StatusFields } from "../../../shared/src/catalog";
import type { Catalog, Entry, Family } from "./model";

export interface ReadCatalog {
  /** Absent where the data is no catalog at all. */
  readonly catalog: Catalog | undefined;
  readonly problems: readonly CatalogProblem[];
}

/** Something wrong in a catalog's data. */
export interface CatalogProblem {
  /** Keys from the root of the data: `["codes", "INVALID_OTP", "related"]`. */
  readonly path: readonly string[];
  /** One sentence: what is wrong and what is expected. */
  readonly message: string;
}

const maxCodeLength = 128;

/**
 * Takes a catalog file's parsed data and gives the catalog with what is wrong in it. Bad parts are left out and become
 * problems; the good ones stay usable. Nothing is thrown, whatever the data.
 *
 * @param from `built-in`, or where the data came from.
 */
export function readCatalog(data: unknown, from: string): ReadCatalog {
  const problems: CatalogProblem[] = [];
  const report = (path: readonly string[], message: string): void => {
    problems.push({ path, message });
  };
  if (!isRecord(data)) {
    report([], "A catalog is an object with errdexCatalog, id, name and codes.");
    return { catalog: undefined, problems };
  }
  if (data["errdexCatalog"] !== 1) {
    report(["errdexCatalog"], "errdexCatalog must be 1, the format's version.");
  }
  const { id, name, codes } = data;
  if (typeof id !== "string" || !/^[a-z0-9][a-z0-9-]*$/.test(id)) {
    report(["id"], "id must be a lower-case name of letters, digits and hyphens.");
  }
  if (typeof name !== "string" || name === "") {
    report(["name"], "name must be the API's name.");
  }
  if (!isRecord(codes)) {
    report(["codes"], "codes must be an object with the codes as its keys.");
  }
  if (data["errdexCatalog"] !== 1 || typeof id !== "string" || typeof name !== "string" || !isRecord(codes)) {
    return { catalog: undefined, problems };
  }
  const entries = new Map<string, Entry>();
  const families = readFamilies(data["families"], report);
  const catalog: Catalog = {
    id,
    name,
    docs: readText(data, "docs", [], report),
    checked: readText(data, "checked", [], report),
    envelope: readEnvelope(data["envelope"], report),
    evidence: readEvidence(data["evidence"], report),
    families,
    entries,
    statuses: new Map(Object.entries(readRecord(data, "statuses", report)).filter(isStatus)),
    from,
  };
  for (const [code, value] of Object.entries(codes)) {
    const fields = readEntry(code, value, report);
    if (fields !== undefined) {
      entries.set(code, { ...fields, code, catalog, family: familyOf(code, families) });
    }
  }
  for (const { code, related = [] } of entries.values()) {
    for (const other of related.filter((other) => !entries.has(other))) {
      report(["codes", code, "related"], `${other}, related to ${code}, is not a code of this catalog.`);
    }
  }
  return { catalog, problems };
}

/** The family with the longest prefix that the code has. */
export function familyOf(code: string, families: readonly Family[]): Family | undefined {
  let found: Family | undefined;
  for (const family of families) {
    if (code.startsWith(family.prefix) && family.prefix.length > (found?.prefix.length ?? 0)) {
      found = family;
    }
  }
  return found;
}

type Report = (path: readonly string[], message: string) => void;

function readEntry(code: string, value: unknown, report: Report): EntryFields | undefined {
  if (code === "" || code.length > maxCodeLength || code !== code.trim() || /\p{Cc}/u.test(code)) {
    report(["codes", code], `A code has 1 to ${maxCodeLength} characters and no blanks at its ends.`);
    return undefined;
  }
  if (typeof value === "string") {
    return { summary: value };
  }
  if (!isRecord(value) || typeof value["summary"] !== "string") {
    report(["codes", code], `${code} must be its summary, or an object with one.`);
    return undefined;
  }
  const fields: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(value)) {
    const expected = entryFields[key];
    if (expected === undefined) {
      report(["codes", code, key], `${key} is not a field of an entry.`);
    } else if (!expected.fits(field)) {
      report(["codes", code, key], `${key} must be ${expected.is}.`);
    } else {
      fields[key] = field;
    }
  }
  return fields as unknown as EntryFields;
}

interface FieldType {
  readonly is: string;
  fits(value: unknown): boolean;
}
const text: FieldType = { is: "a text", fits: (value) => typeof value === "string" };
const texts: FieldType = { is: "a list of texts", fits: isTexts };
const object: FieldType = { is: "an object", fits: isRecord };
const httpStatuses: FieldType = {
  is: "a list of HTTP statuses",
  fits: (value) => Array.isArray(value) && value.every((status) => Number.isInteger(status)),
};
const entryFields: Readonly<Record<string, FieldType>> = {
  summary: text,
  detail: text,
  category: text,
  field: text,
  format: text,
  header: text,
  heading: text,
  httpStatus: httpStatuses,
  docs: text,
  related: texts,
  aliases: texts,
  deprecated: object,
  guidance: object,
};

function readFamilies(value: unknown, report: Report): readonly Family[] {
  return Object.entries(readRecord({ families: value }, "families", report)).flatMap(([prefix, family]) => {
    if (prefix === "" || !isRecord(family) || typeof family["title"] !== "string") {
      report(["families", prefix], "A family is a prefix and an object with a title.");
      return [];
    }
    return [{ prefix, title: family["title"] }];
  });
}

function readEnvelope(value: unknown, report: Report): Catalog["envelope"] {
  if (value === undefined) {
    return { codeFields: [] };
  }
  if (!isRecord(value) || !isTexts(value["codeFields"])) {
    report(["envelope"], "envelope must be an object with codeFields, a list of names.");
    return { codeFields: [] };
  }
  const { codeFields, messageFields, example } = value;
  if (messageFields !== undefined && !isTexts(messageFields)) {
    report(["envelope", "messageFields"], "messageFields must be a list of names.");
  }
  if (example !== undefined && !isRecord(example)) {
    report(["envelope", "example"], "example must be an object.");
  }
  return {
    codeFields,
    ...(isTexts(messageFields) ? { messageFields } : {}),
    ...(isRecord(example) ? { example } : {}),
  };
}

function readEvidence(value: unknown, report: Report): Required<Evidence> {
  const given = readRecord({ evidence: value }, "evidence", report);
  const list = (key: keyof Evidence): readonly string[] => {
    const texts = given[key];
    if (texts === undefined) {
      return [];
    }
    if (!isTexts(texts)) {
      report(["evidence", key], `${key} must be a list of texts.`);
      return [];
    }
    return texts;
  };
  return { hosts: list("hosts"), headers: list("headers"), packages: list("packages") };
}

function readText(
  data: Record<string, unknown>,
  key: string,
  path: readonly string[],
  report: Report,
): string | undefined {
  const value = data[key];
  if (value !== undefined && typeof value !== "string") {
    report([...path, key], `${key} must be a text.`);
    return undefined;
  }
  return value;
}

function readRecord(data: Record<string, unknown>, key: string, report: Report): Record<string, unknown> {
  const value = data[key];
  if (value !== undefined && !isRecord(value)) {
    report([key], `${key} must be an object.`);
  }
  return isRecord(value) ? value : {};
}

function isStatus(pair: [string, unknown]): pair is [string, StatusFields] {
  return isRecord(pair[1]) && typeof pair[1]["summary"] === "string";
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}
