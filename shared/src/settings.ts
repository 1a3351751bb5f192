import { isRecord } from "./isRecord";

/** The rules, by the ids that settings, comments and reports name. */
export const ruleIds = [
  "unknown-code",
  "wrong-catalog",
  "wrong-field",
  "duplicate-code",
  "deprecated-code",
  "unhandled-codes",
  "unused-directive",
  "invalid-directive",
] as const;
/** One of {@link ruleIds}. */
export type RuleId = (typeof ruleIds)[number];

/** How loud a rule is, `off` being silent: the severities of editors. */
export const levels = ["off", "hint", "information", "warning", "error"] as const;
/** One of {@link levels}. */
export type Level = (typeof levels)[number];

/** How much is a mistake, the least first. */
export const strictnesses = ["typos", "bound", "strict"] as const;
/** One of {@link strictnesses}. */
export type Strictness = (typeof strictnesses)[number];

/** Whose problems may be listed. */
export const diagnosticScopes = ["workspace", "openFiles"] as const;
/** One of {@link diagnosticScopes}. */
export type DiagnosticScope = (typeof diagnosticScopes)[number];

/** In which lines hints may stand. */
export const inlayHintPlaces = ["off", "currentLine", "all"] as const;
/** One of {@link inlayHintPlaces}. */
export type InlayHintPlaces = (typeof inlayHintPlaces)[number];

/** What code lenses are shown on: entries of catalogs, constructs with codes. */
export const codeLensModes = ["all", "catalogs", "constructs", "off"] as const;
/** One of {@link codeLensModes}. */
export type CodeLensMode = (typeof codeLensModes)[number];

/**
 * All settings of one file, complete. `package.json` (`contributes.configuration`) repeats keys, types, defaults and enums
 * for VS Code; a test holds the two equal.
 */
export interface Settings {
  /** Off: no hover, completion or problem from Errdex. */
  readonly enable: boolean;
  /** Which files' problems are listed: those of all files of the workspace, or of open ones only. */
  readonly diagnostics: DiagnosticScope;
  /** In which lines codes have their summaries behind them. */
  readonly inlayHints: InlayHintPlaces;
  /** `typos`: near misses only; `bound`: and codes that belong to a known family; `strict`: and all others. */
  readonly strictness: Strictness;
  readonly rules: Readonly<Record<RuleId, Level>>;
  /**
   * Which catalogs' codes files hold: ids by glob of paths in their workspace folder, with `/`. The last glob that
   * matches counts; the id `none` stands for codes of no catalog.
   */
  readonly bind: Readonly<Record<string, readonly string[]>>;
  /** Names of functions whose arguments are codes, or the ends of their names: `hasErrorCode`, `errors.is`. */
  readonly wrappers: readonly string[];
  /** By an editor's language id that Errdex does not know: the id of a language that it is to be read as. */
  readonly includeLanguages: Readonly<Record<string, string>>;
  /** How many files of the workspace are looked at, at most, for what they say of the open ones; 0: none. */
  readonly maxIndexedFiles: number;
  /** Files with catalogs beside those in the usual places: paths or globs, with `/`, relative to the folder. */
  readonly catalogs: readonly string[];
  /** What code lenses are shown on. */
  readonly codeLens: CodeLensMode;
}

/** What holds where nobody says anything. */
export const defaultSettings: Settings = {
  enable: true,
  diagnostics: "workspace",
  inlayHints: "off",
  strictness: "bound",
  rules: {
    "unknown-code": "warning",
    "wrong-catalog": "warning",
    "wrong-field": "warning",
    "duplicate-code": "information",
    "deprecated-code": "hint",
    "unhandled-codes": "off",
    "unused-directive": "hint",
    "invalid-directive": "information",
  },
  bind: {},
  wrappers: [],
  includeLanguages: {},
  maxIndexedFiles: 10_000,
  catalogs: [],
  codeLens: "all",
};

/** Name of the file that holds what a team shares of the settings. */
export const configFileName = "errdex.json";

/** Name of the file that holds what `errdex check` is to leave out, unless another is named. */
export const baselineFileName = "errdex-baseline.json";

/** Key of the section in an editor's configuration: `errdex.strictness`. */
export const settingsSection = "errdex";

/** Settings as they hold, and what of those that were given does not. */
export interface ParsedSettings {
  readonly settings: Settings;
  /** The values that were not taken. */
  readonly problems: readonly SettingProblem[];
}

/** A value that is not what its setting holds. */
export interface SettingProblem {
  /** Keys from the root of the settings: `["rules", "unknown-code"]`. */
  readonly path: readonly string[];
  /** What would have been right; a list names the values that there are. */
  readonly expected: SettingForm | readonly string[];
  readonly value: unknown;
}

/** What settings hold, where it is not one of a few values. `names` is a whole list, `name` each item of one. */
export type SettingForm =
  "object" | "boolean" | "whole number" | "names" | "name" | "paths" | "language id" | "glob as key";

/**
 * Takes whatever an editor holds under `errdex`, for example `{ strictness: "typos" }`, and gives complete settings:
 * a missing or wrong value has its default. Unknown keys are left alone, for newer versions may have them.
 */
export function parseSettings(value: unknown): ParsedSettings {
  const problems: SettingProblem[] = [];
  const given = isRecord(value) ? value : {};
  if (value !== undefined && value !== null && !isRecord(value)) {
    problems.push({ path: [], expected: "object", value });
  }
  const enable = given["enable"];
  if (enable !== undefined && typeof enable !== "boolean") {
    problems.push({ path: ["enable"], expected: "boolean", value: enable });
  }
  const rules = given["rules"];
  if (rules !== undefined && !isRecord(rules)) {
    problems.push({ path: ["rules"], expected: "object", value: rules });
  }
  const givenRules = isRecord(rules) ? rules : {};
  const settings: Settings = {
    enable: typeof enable === "boolean" ? enable : defaultSettings.enable,
    diagnostics: parseOneOf(
      diagnosticScopes,
      given["diagnostics"],
      defaultSettings.diagnostics,
      ["diagnostics"],
      problems,
    ),
    inlayHints: parseOneOf(inlayHintPlaces, given["inlayHints"], defaultSettings.inlayHints, ["inlayHints"], problems),
    strictness: parseOneOf(strictnesses, given["strictness"], defaultSettings.strictness, ["strictness"], problems),
    rules: Object.fromEntries(
      ruleIds.map((id) => [id, parseOneOf(levels, givenRules[id], defaultSettings.rules[id], ["rules", id], problems)]),
    ) as Record<RuleId, Level>,
    bind: parseBind(given["bind"], problems),
    wrappers: parseNames(given["wrappers"], ["wrappers"], problems) ?? defaultSettings.wrappers,
    includeLanguages: parseIncludedLanguages(given["includeLanguages"], problems),
    maxIndexedFiles: parseWholeNumber(
      given["maxIndexedFiles"],
      defaultSettings.maxIndexedFiles,
      ["maxIndexedFiles"],
      problems,
    ),
    catalogs: parsePaths(given["catalogs"], defaultSettings.catalogs, ["catalogs"], problems),
    codeLens: parseOneOf(codeLensModes, given["codeLens"], defaultSettings.codeLens, ["codeLens"], problems),
  };
  return { settings, problems };
}

function parseBind(value: unknown, problems: SettingProblem[]): Settings["bind"] {
  if (value === undefined) {
    return defaultSettings.bind;
  }
  if (!isRecord(value)) {
    problems.push({ path: ["bind"], expected: "object", value });
    return defaultSettings.bind;
  }
  const bind: Record<string, readonly string[]> = {};
  for (const [glob, ids] of Object.entries(value)) {
    if (glob.trim() === "") {
      problems.push({ path: ["bind"], expected: "glob as key", value: glob });
      continue;
    }
    const names = parseNames(typeof ids === "string" ? [ids] : ids, ["bind", glob], problems);
    if (names !== undefined) {
      bind[glob] = names;
    }
  }
  return bind;
}

/** A list of texts that are not empty, without the items that are none; `undefined` where there is no list. */
function parseNames(
  value: unknown,
  path: readonly string[],
  problems: SettingProblem[],
): readonly string[] | undefined {
  if (value === undefined) {
    return undefined;
  }
  if (!Array.isArray(value)) {
    problems.push({ path, expected: "names", value });
    return undefined;
  }
  const isName = (item: unknown): item is string => typeof item === "string" && item.trim() !== "";
  for (const item of value.filter((item) => !isName(item))) {
    problems.push({ path, expected: "name", value: item });
  }
  return value.filter(isName).map((name) => name.trim());
}

function parseIncludedLanguages(value: unknown, problems: SettingProblem[]): Readonly<Record<string, string>> {
  if (value === undefined) {
    return defaultSettings.includeLanguages;
  }
  if (!isRecord(value)) {
    problems.push({ path: ["includeLanguages"], expected: "object", value });
    return defaultSettings.includeLanguages;
  }
  const included: Record<string, string> = {};
  for (const [languageId, target] of Object.entries(value)) {
    if (typeof target === "string") {
      included[languageId] = target;
    } else {
      problems.push({ path: ["includeLanguages", languageId], expected: "language id", value: target });
    }
  }
  return included;
}

function parseWholeNumber(
  value: unknown,
  fallback: number,
  path: readonly string[],
  problems: SettingProblem[],
): number {
  if (value === undefined) {
    return fallback;
  }
  if (typeof value !== "number" || !Number.isInteger(value) || value < 0) {
    problems.push({ path, expected: "whole number", value });
    return fallback;
  }
  return value;
}

function parsePaths(
  value: unknown,
  fallback: readonly string[],
  path: readonly string[],
  problems: SettingProblem[],
): readonly string[] {
  if (value === undefined) {
    return fallback;
  }
  if (!Array.isArray(value) || !value.every((item) => typeof item === "string" && item !== "")) {
    problems.push({ path, expected: "paths", value });
    return fallback;
  }
  return value as readonly string[];
}

function parseOneOf<T extends string>(
  allowed: readonly T[],
  value: unknown,
  fallback: T,
  path: readonly string[],
  problems: SettingProblem[],
): T {
  if (value === undefined) {
    return fallback;
  }
  const found = allowed.find((candidate) => candidate === value);
  if (found === undefined) {
    problems.push({ path, expected: allowed, value });
  }
  return found ?? fallback;
}
