import * as l10n from "@vscode/l10n";
import type { SettingProblem } from "../../../shared/src/settings";

/**
 * Says what is wrong with a value, in one sentence.
 *
 * @param section before the key: `errdex` where the settings are an editor's.
 */
export function describeSettingProblem({ path, expected, value }: SettingProblem, section?: string): string {
  const key = keyOf(section === undefined ? path : [section, ...path]);
  const given = shorten(value === undefined ? l10n.t("nothing") : JSON.stringify(value));
  switch (expected) {
    case "object":
      return l10n.t("{0} must be an object, not {1}.", key, given);
    case "boolean":
      return l10n.t("{0} must be true or false, not {1}.", key, given);
    case "whole number":
      return l10n.t("{0} must be a whole number, 0 or more, not {1}.", key, given);
    case "names":
      return l10n.t("{0} must be a list of names, not {1}.", key, given);
    case "name":
      return l10n.t("{0} must hold names only, not {1}.", key, given);
    case "paths":
      return l10n.t("{0} must be a list of paths, not {1}.", key, given);
    case "language id":
      return l10n.t("{0} must be a language id, not {1}.", key, given);
    case "glob as key":
      return l10n.t("{0} must name files by globs, not by {1}.", key, given);
    default:
      return l10n.t("{0} must be one of {1}, not {2}.", key, expected.join(", "), given);
  }
}

/** As one writes it: `rules.unknown-code`, `bind["src/**"]`. */
function keyOf(path: readonly string[]): string {
  return path.reduce((key, segment) => (/^[\w-]+$/.test(segment) ? `${key}.${segment}` : `${key}["${segment}"]`));
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
