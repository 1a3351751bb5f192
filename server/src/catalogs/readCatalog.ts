import * as l10n from "@vscode/l10n";
import type { EntryFields, Evidence, StatusFields } from "../../../shared/src/catalog";
import { isRecord } from "../../../shared/src/isRecord";
import {
  entryFields,
  envelopeFields,
  evidenceFields,
  type FieldTypes,
  findMeantKey,
  headFields,
  isText,
  missingKey,
  readFields,
  statusFields,
  unknownKey,
} from "./fields";
import type { Catalog, Entry, Family } from "./model";
import type { CatalogProblem, Report } from "./problem";

export interface ReadCatalog {
  /** Absent where the data is no catalog at all. */
  readonly catalog: Catalog | undefined;
  /** Whether it takes the place of another catalog with its id. */
  readonly replaces: boolean;
  readonly problems: readonly CatalogProblem[];
}

const maxCodeLength = 128;
const keys = [
  "errdexCatalog",
  "id",
  "name",
  "docs",
  "checked",
  "replace",
  "envelope",
  "evidence",
  "families",
  "codes",
  "statuses",
];

/**
 * Takes a catalog file's parsed data and gives the catalog with what is wrong in it. Bad parts are left out and become
 * problems; the good ones stay usable. Nothing is thrown, whatever the data. What only the catalogs beside it can tell,
 * such as whether a related code exists, is told by `joinCatalogs`.
 *
 * @param from `built-in`, or where the data came from.
 */
export function readCatalog(data: unknown, from: string): ReadCatalog {
  const problems: CatalogProblem[] = [];
  const report: Report = (rule, path, message, at = "value") => {
    problems.push({ rule, path, at, message });
  };
  if (!isRecord(data)) {
    report("catalog-wrong-type", [], l10n.t("A catalog is an object with errdexCatalog, id, name and codes."));
    return { catalog: undefined, replaces: false, problems };
  }
  const { id, name, codes } = data;
  const replaces = data["replace"] === true;
  const strangers = Object.keys(data).filter((key) => !keys.includes(key) && key !== "$schema");
  const misspelt = new Set<string>();
  const expect = (key: string, isFine: boolean, message: () => string, missing: () => string): void => {
    const slip = strangers.find((stranger) => findMeantKey(stranger, [key]) !== undefined);
    if (data[key] !== undefined) {
      if (!isFine) {
        report("catalog-wrong-type", [key], message());
      }
    } else if (slip !== undefined) {
      misspelt.add(slip);
      report("catalog-missing-key", [slip], missingKey(slip, key), "key");
    } else {
      report("catalog-missing-key", [key], missing());
    }
  };
  const isId = typeof id === "string" && /^[a-z0-9][a-z0-9-]*$/.test(id);
  expect(
    "errdexCatalog",
    data["errdexCatalog"] === 1,
    () => l10n.t("{0} must be the number 1, the format's version.", "errdexCatalog"),
    () => l10n.t("{0} is missing: the number 1, the format's version.", "errdexCatalog"),
  );
  expect(
    "id",
    isId,
    () => l10n.t("{0} must be a lower-case name of letters, digits and hyphens.", "id"),
    () => l10n.t("{0} is missing: a lower-case name of letters, digits and hyphens.", "id"),
  );
  expect(
    "name",
    isText(name),
    () => l10n.t("{0} must be the API's name, a text.", "name"),
    () => l10n.t("{0} is missing: the API's name.", "name"),
  );
  expect(
    "codes",
    isRecord(codes),
    () => l10n.t("{0} must be an object with the codes as its keys.", "codes"),
    () => l10n.t("{0} is missing: an object with the codes as its keys.", "codes"),
  );
  if (data["errdexCatalog"] !== 1 || typeof id !== "string" || typeof name !== "string" || !isRecord(codes)) {
    return { catalog: undefined, replaces, problems };
  }
  if (data["replace"] !== undefined && typeof data["replace"] !== "boolean") {
    report("catalog-wrong-type", ["replace"], l10n.t("{0} must be true or false.", "replace"));
  }
  for (const key of strangers.filter((key) => !misspelt.has(key))) {
    report("catalog-unknown-key", [key], unknownKey(key, keys, data), "key");
  }
  const entries = new Map<string, Entry>();
  const families = readFamilies(data["families"], report);
  const { docs, checked } = data;
  const head = readFields(
    { ...(docs === undefined ? {} : { docs }), ...(checked === undefined ? {} : { checked }) },
    headFields,
    [],
    report,
  ) as { docs?: string; checked?: string };
  const catalog: Catalog = {
    id,
    name,
    docs: head.docs,
    checked: head.checked,
    envelope: readEnvelope(data["envelope"], report),
    evidence: readEvidence(data["evidence"], report),
    families,
    entries,
    statuses: readStatuses(data["statuses"], report),
    from,
  };
  for (const code of Object.keys(codes)) {
    const fields = readEntry(code, codes[code], report);
    if (fields !== undefined) {
      entries.set(code, { ...fields, code, catalog, family: familyOf(code, families) });
    }
  }
  return { catalog, replaces, problems };
}

/** As `\p{Cc}`, which takes the engine several times as long. */
// eslint-disable-next-line no-control-regex -- It is what is looked for.
const control = /[\0-\x1F\x7F-\x9F]/;

/** Whether a catalog may have it as a code. */
export function isCode(code: string): boolean {
  return code !== "" && code.length <= maxCodeLength && code === code.trim() && !control.test(code);
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

function readEntry(code: string, value: unknown, report: Report): EntryFields | undefined {
  if (!isCode(code)) {
    const message = l10n.t("A code has 1 to {0} characters and no blanks at its ends.", maxCodeLength);
    report("catalog-bad-code", ["codes", code], message, "key");
    return undefined;
  }
  if (isText(value)) {
    return { summary: value };
  }
  if (!isRecord(value)) {
    report("catalog-wrong-type", ["codes", code], l10n.t("{0} must be its summary, or an object with one.", code));
    return undefined;
  }
  const path = ["codes", code];
  if (!isText(value["summary"])) {
    reportSummary(path, value, entryFields, report);
    return undefined;
  }
  return readFields(value, entryFields, path, report) as unknown as EntryFields;
}

/** What people call the summary who know other formats. */
const summaryNames = ["description", "message", "text", "title", "meaning", "desc", "msg"];

/** Tells that there is no summary, once, and what else is wrong, so that all of it can be mended at once. */
function reportSummary(
  path: readonly string[],
  value: Readonly<Record<string, unknown>>,
  types: FieldTypes,
  report: Report,
): void {
  const { summary, ...others } = value;
  const strangers = Object.keys(others).filter((key) => !Object.hasOwn(types, key) && isText(others[key]));
  const slip =
    strangers.find((key) => findMeantKey(key, ["summary"]) !== undefined) ??
    strangers.find((key) => summaryNames.includes(key.toLowerCase()));
  if (summary === undefined && slip !== undefined) {
    report("catalog-missing-key", [...path, slip], missingKey(slip, "summary"), "key");
  } else {
    const rule = summary === undefined ? "catalog-missing-key" : "catalog-wrong-type";
    report(rule, [...path, "summary"], l10n.t("{0} must have a summary, a text that is not blank.", path.at(-1) ?? ""));
  }
  readFields(Object.fromEntries(Object.entries(others).filter(([key]) => key !== slip)), types, path, report);
}

function readStatuses(value: unknown, report: Report): Catalog["statuses"] {
  const statuses = new Map<string, StatusFields>();
  for (const [status, given] of Object.entries(readRecord(value, ["statuses"], report))) {
    const path = ["statuses", status];
    if (!/^[1-5]\d\d$/.test(status)) {
      report("catalog-bad-code", path, l10n.t("{0} is no HTTP status from 100 to 599.", status), "key");
    } else if (!isRecord(given)) {
      report("catalog-wrong-type", path, l10n.t("{0} must be an object with a summary.", status));
    } else if (!isText(given["summary"])) {
      reportSummary(path, given, statusFields, report);
    } else {
      statuses.set(status, readFields(given, statusFields, path, report) as unknown as StatusFields);
    }
  }
  return statuses;
}

function readFamilies(value: unknown, report: Report): readonly Family[] {
  return Object.entries(readRecord(value, ["families"], report)).flatMap(([prefix, family]) => {
    if (prefix === "" || !isRecord(family) || typeof family["title"] !== "string") {
      report("catalog-wrong-type", ["families", prefix], l10n.t("A family is a prefix and an object with a title."));
      return [];
    }
    return [{ prefix, title: family["title"] }];
  });
}

function readEnvelope(value: unknown, report: Report): Catalog["envelope"] {
  const given = readFields(readRecord(value, ["envelope"], report), envelopeFields, ["envelope"], report);
  return { ...given, codeFields: (given["codeFields"] as readonly string[] | undefined) ?? [] };
}

function readEvidence(value: unknown, report: Report): Required<Evidence> {
  const given = readFields(readRecord(value, ["evidence"], report), evidenceFields, ["evidence"], report);
  const { hosts = [], headers = [], packages = [] } = given as Evidence;
  const isHost = (host: string): boolean => /^[^\s/]+$/.test(host);
  hosts.forEach((host, i) => {
    if (!isHost(host)) {
      const message = l10n.t("Write the host name alone, without https:// and without a path: api.acme.com.");
      report("catalog-bad-url", ["evidence", "hosts", String(i)], message);
    }
  });
  return { hosts: hosts.filter(isHost), headers, packages };
}

function readRecord(value: unknown, path: readonly string[], report: Report): Readonly<Record<string, unknown>> {
  if (value !== undefined && !isRecord(value)) {
    report("catalog-wrong-type", path, l10n.t("{0} must be an object.", path.at(-1) ?? ""));
  }
  return isRecord(value) ? value : {};
}
