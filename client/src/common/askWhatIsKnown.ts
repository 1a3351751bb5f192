import { knownHereRequest, type KnownHereParams, type KnownHereResult } from "../../../shared/src/protocol";
import { cursorOf, editorInUse } from "./cursor";
import type { ServerLink } from "./serverLink";

/** What is known at the cursor of the editor in use; `undefined` where there is no editor or no answer. */
export async function askWhatIsKnown(server: ServerLink): Promise<KnownHereResult | undefined> {
  const editor = editorInUse();
  if (editor === undefined) {
    return undefined;
  }
  const params: KnownHereParams = { ...cursorOf(editor), languageId: editor.document.languageId };
  return (await server.request<KnownHereResult | null>(knownHereRequest, params)) ?? undefined;
}
