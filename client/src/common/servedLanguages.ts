import { isRecord } from "../../../shared/src/isRecord";

const activationPrefix = "onLanguage:";

/**
 * The languages that the extension serves, by their ids in the editor. They are the ones it activates for, so that the
 * manifest has the only list on this side; a unit test holds it equal to the server's languages.
 * @param manifest the extension's `package.json`
 */
export function servedLanguages(manifest: unknown): readonly string[] {
  const events = isRecord(manifest) ? manifest["activationEvents"] : undefined;
  return (Array.isArray(events) ? events : [])
    .filter((event): event is string => typeof event === "string" && event.startsWith(activationPrefix))
    .map((event) => event.slice(activationPrefix.length));
}
