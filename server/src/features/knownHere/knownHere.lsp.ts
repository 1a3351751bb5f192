import { TextDocument } from "vscode-languageserver-textdocument";
import { knownHereRequest, type KnownHereParams, type KnownHereResult } from "../../../../shared/src/protocol";
import { languageOfId } from "../../languages";
import type { Feature } from "../../lsp/session";
import { renderKnownHere } from "../../render/knownHere";
import { canonicalUri } from "../../util/canonicalUri";
import { describeKnown } from "./knownHere";

/** `errdex/knownHere`. */
export const knownHereFeature: Feature = {
  register: ({ connection, documents, service, settings: allSettings, project, times, handleRequest }) => {
    connection.onRequest(
      knownHereRequest,
      handleRequest(
        { method: knownHereRequest, empty: null },
        async ({ textDocument: { uri }, position, languageId }: KnownHereParams): Promise<KnownHereResult> => {
          const [settings, own] = await Promise.all([allSettings.of(uri), allSettings.own(uri)]);
          const { line, character } = position;
          // Documents in a language that is not served are not told of by every client.
          const document = documents.get(uri) ?? TextDocument.create(uri, languageId, 0, "");
          const isOpen = documents.get(uri) !== undefined;
          const language = languageOfId(settings.includeLanguages[languageId] ?? "") ?? languageOfId(languageId);
          const context = isOpen ? await service.contextAt(document, document.offsetAt(position), settings) : undefined;
          const known = describeKnown({
            uri,
            place: `${project.uses.showPath(canonicalUri(uri))}:${line + 1}:${character + 1}`,
            languageId,
            language: language?.id,
            index: service.indexFor(uri),
            settings,
            own,
            context,
            analysis: isOpen ? await service.analyze(document, settings) : undefined,
            files: project.files.known.size,
            isIndexed: project.answers.covers(uri),
            spent: times.ofDocument(uri),
            definesCode: (value) => project.answers.definesCode(value, uri),
          });
          return { markdown: renderKnownHere(known), file: known.file };
        },
      ),
    );
    return {};
  },
};
