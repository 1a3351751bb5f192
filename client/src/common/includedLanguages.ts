import { workspace } from "vscode";
import { parseSettings, settingsSection } from "../../../shared/src/settings";

/** Ids of the languages that the setting `includeLanguages` adds, in any folder of the workspace. */
export function includedLanguages(): readonly string[] {
  const scopes = [undefined, ...(workspace.workspaceFolders ?? []).map(({ uri }) => uri)];
  const ids = scopes.flatMap((scope) => {
    const includeLanguages = workspace.getConfiguration(settingsSection, scope).get<unknown>("includeLanguages");
    // What is wrong with it, the server says.
    return Object.keys(parseSettings({ includeLanguages }).settings.includeLanguages);
  });
  return [...new Set(ids)].sort();
}
