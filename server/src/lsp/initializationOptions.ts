import { isRecord } from "../../../shared/src/isRecord";
import { defaultSettings, settingsSection } from "../../../shared/src/settings";

/** The protocol's `InitializationOptions` as far as they have the form that they should have; what they hold is read later. */
export interface GivenOptions {
  readonly catalogs: readonly unknown[];
  readonly settings: unknown;
  readonly grammarsUri: string | undefined;
  readonly findsFiles: boolean;
  readonly followsUses: boolean;
  readonly bringsCatalogs: boolean;
  readonly showsStatus: boolean;
  readonly readsDebugLog: boolean;
  readonly commands: readonly string[];
  readonly schemaFormats: readonly string[];
  readonly schemaChecks: readonly string[];
  readonly l10n: Readonly<Record<string, string>>;
}

/** Takes whatever a client sends, which may be anything: what has another form than it should counts as not given. */
export function readInitializationOptions(value: unknown): GivenOptions {
  const given: Readonly<Record<string, unknown>> = typeof value === "object" && value !== null ? { ...value } : {};
  const { catalogs, grammarsUri, findsFiles, followsUses, commands, l10n } = given;
  return {
    catalogs: Array.isArray(catalogs) && !arePaths(catalogs) ? catalogs : [],
    settings: readSettings(given),
    grammarsUri: typeof grammarsUri === "string" ? grammarsUri : undefined,
    findsFiles: findsFiles === true,
    followsUses: followsUses === true,
    bringsCatalogs: given["bringsCatalogs"] === true,
    showsStatus: given["showsStatus"] === true,
    readsDebugLog: given["readsDebugLog"] === true,
    l10n: isRecord(l10n) ? readTexts(l10n) : {},
    schemaFormats: readList(given["schemaFormats"]),
    schemaChecks: readList(given["schemaChecks"]),
    commands: readList(commands),
  };
}

/**
 * Some editors send whatever their users have for the server: the settings as they stand in a file, `{ errdex: {} }`, or by
 * themselves.
 */
function readSettings(given: Readonly<Record<string, unknown>>): unknown {
  const { settings = given[settingsSection], catalogs } = given;
  if (settings !== undefined) {
    return isRecord(settings) && isRecord(settings[settingsSection]) ? settings[settingsSection] : settings;
  }
  const known = Object.keys(defaultSettings).filter((name) => name in given && name !== "catalogs");
  return Object.fromEntries([...known, ...(arePaths(catalogs) ? ["catalogs"] : [])].map((name) => [name, given[name]]));
}

/** The setting of this name has paths where the option has catalogs. */
function arePaths(catalogs: unknown): boolean {
  return Array.isArray(catalogs) && catalogs.every((item) => typeof item === "string");
}

function readTexts(given: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(given).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}

function readList(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}
