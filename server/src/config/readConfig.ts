import * as l10n from "@vscode/l10n";
import { isRecord } from "../../../shared/src/isRecord";
import { defaultSettings, parseSettings, ruleIds } from "../../../shared/src/settings";
import { type Locate, locateInText, readDataText } from "../catalogs/dataText";
import { unknownKey } from "../catalogs/fields";
import type { TextProblem } from "../catalogs/problem";
import { languageOfId } from "../languages";
import { describeSettingProblem } from "./settingTexts";

/** A config file, by itself. */
export interface ConfigText {
  /** What it says of settings, less `catalogs`; absent where the file is broken. */
  readonly settings: Readonly<Record<string, unknown>> | undefined;
  /** Paths and globs, relative to the file. */
  readonly catalogs: readonly string[];
  /** Paths of configs that it builds on, relative to the file. */
  readonly extends: readonly string[];
  /** Ids of the catalogs that it binds files to, with their paths in the text. */
  readonly bound: readonly BoundId[];
  readonly problems: readonly TextProblem[];
  /** The places of further problems. */
  place(path: readonly string[]): Promise<TextProblem["span"]>;
}

export interface BoundId {
  readonly id: string;
  readonly path: readonly string[];
}

const keys = ["extends", ...Object.keys(defaultSettings)];

/** Reads `errdex.json`. Never rejects for what the text holds. */
export async function readConfigText(text: string): Promise<ConfigText> {
  const { data, errors, duplicates } = await readDataText(text, "json");
  const place = async (path: readonly string[]): Promise<TextProblem["span"]> =>
    (await locateInText(text, "json"))(path, "value");
  const problems: TextProblem[] = [
    ...errors.map(({ kind, message, span }) => problem(kind === "syntax" ? "syntax" : "unreadable", message, span)),
    ...duplicates.map(({ path, span }) =>
      problem("duplicate-key", l10n.t("{0} stands here twice. The last one counts.", path.at(-1) ?? ""), span),
    ),
  ];
  if (errors.length > 0) {
    return { settings: undefined, catalogs: [], extends: [], bound: [], problems, place };
  }
  const complaints = isRecord(data) ? findComplaints(data) : [noObject()];
  const locate = complaints.length === 0 ? undefined : await locateInText(text, "json");
  for (const { rule, path, at, message } of complaints) {
    problems.push(problem(rule, message, locate?.(path, at) ?? { start: 0, end: 1 }));
  }
  const settings = isRecord(data) ? { ...data } : {};
  const { catalogs } = parseSettings(settings).settings;
  const bases = readBases(settings["extends"]) ?? [];
  for (const key of ["$schema", "extends", "catalogs"]) {
    // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- The object is ours.
    delete settings[key];
  }
  return { settings, catalogs, extends: bases, bound: listBound(settings["bind"]), problems, place };
}

/** What stands for a config that cannot be read. */
export function unreadableConfig(reason: string): ConfigText {
  const span = { start: 0, end: 1 };
  return {
    settings: undefined,
    catalogs: [],
    extends: [],
    bound: [],
    problems: [problem("unreadable", l10n.t("It cannot be read: {0}.", reason), span)],
    place: () => Promise.resolve(span),
  };
}

function listBound(bind: unknown): readonly BoundId[] {
  return Object.entries(isRecord(bind) ? bind : {}).flatMap(([glob, ids]): readonly BoundId[] => {
    const path = ["bind", glob];
    if (typeof ids === "string") {
      return [{ id: ids, path }];
    }
    const list: readonly unknown[] = Array.isArray(ids) ? ids : [];
    return list.flatMap((id, i) => (typeof id === "string" ? [{ id, path: [...path, String(i)] }] : []));
  });
}

/** A problem of a config. A name that nothing has is a warning, all else is an error. */
export function problem(rule: string, message: string, span: TextProblem["span"]): TextProblem {
  const isWarning = rule.endsWith("-key") || rule.startsWith("unknown-") || rule === "no-match";
  return { rule: `config-${rule}`, level: isWarning ? "warning" : "error", message, span };
}

interface Complaint {
  readonly rule: string;
  readonly path: readonly string[];
  readonly at: Parameters<Locate>[1];
  readonly message: string;
}

function noObject(): Complaint {
  return { rule: "wrong-type", path: [], at: "value", message: l10n.t("A config is an object.") };
}

function findComplaints(data: Readonly<Record<string, unknown>>): readonly Complaint[] {
  const complaints: Complaint[] = [];
  const checkKeys = (value: unknown, known: readonly string[], path: readonly string[]): void => {
    const given = isRecord(value) ? value : {};
    for (const key of Object.keys(given)) {
      if (!known.includes(key) && (path.length > 0 || key !== "$schema")) {
        complaints.push({
          rule: "unknown-key",
          path: [...path, key],
          at: "key",
          message: unknownKey(key, known, given),
        });
      }
    }
  };
  checkKeys(data, keys, []);
  checkKeys(data["rules"], ruleIds, ["rules"]);
  if (data["extends"] !== undefined && readBases(data["extends"]) === undefined) {
    const message = l10n.t("{0} must be a path or a list of paths.", "extends");
    complaints.push({ rule: "wrong-type", path: ["extends"], at: "value", message });
  }
  const { settings, problems } = parseSettings(data);
  for (const [languageId, target] of Object.entries(settings.includeLanguages)) {
    if (languageOfId(target) === undefined) {
      const message = l10n.t("Errdex reads no language with the id {0}.", target);
      complaints.push({ rule: "unknown-language", path: ["includeLanguages", languageId], at: "value", message });
    }
  }
  for (const problem of problems) {
    complaints.push({ rule: "wrong-type", path: problem.path, at: "value", message: describeSettingProblem(problem) });
  }
  return complaints;
}

function readBases(value: unknown): readonly string[] | undefined {
  const list = typeof value === "string" ? [value] : (value ?? []);
  const isPath = (item: unknown): item is string => typeof item === "string" && item !== "";
  return Array.isArray(list) && list.every(isPath) ? list : undefined;
}
