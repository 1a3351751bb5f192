import { timesRequest, type TimesResult } from "../../../../shared/src/protocol";
import type { Feature } from "../../lsp/session";
import { renderTimes } from "../../render/times";
import { canonicalUri } from "../../util/canonicalUri";
import { adviseOnTimes } from "./adviseOnTimes";

/** `errdex/times`. */
export const timesFeature: Feature = {
  register: ({ connection, documents, project, settings, times, handleRequest }) => {
    connection.onRequest(
      timesRequest,
      handleRequest({ method: timesRequest, empty: null }, async (): Promise<TimesResult> => {
        const seen = times.see();
        const [folder = ""] = project.listFolders();
        const showPath = (uri: string): string => project.uses.showPath(canonicalUri(uri));
        const advice = adviseOnTimes(seen, {
          files: project.files.known.size,
          maxIndexedFiles: (await settings.of(folder)).maxIndexedFiles,
          isOpen: (uri) => documents.all().some((open) => canonicalUri(open.uri) === canonicalUri(uri)),
          showPath,
        });
        return { markdown: renderTimes(seen, advice, showPath) };
      }),
    );
    return {};
  },
};
