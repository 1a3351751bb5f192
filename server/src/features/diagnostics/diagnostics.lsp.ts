import {
  type Diagnostic,
  type Disposable,
  DocumentDiagnosticReportKind,
  type DocumentDiagnosticReport,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { isCatalogFile } from "../../catalogs/catalogFiles";
import { formatOfPath } from "../../catalogs/dataText";
import type { TextProblem } from "../../catalogs/problem";
import { configFileName, nameOf } from "../../config/paths";
import { toDataDiagnostic } from "../../lsp/convert";
import type { Settings } from "../../../../shared/src/settings";
import { followRefresh } from "../../lsp/refresh";
import type { Feature, Session } from "../../lsp/session";
import { errorMessage } from "../../util/logger";
import { findProblems } from "./diagnostics";
import { source, toDiagnostic } from "./toDiagnostic.lsp";
import { isToldBySchema } from "./toldBySchema";
import { WorkspaceDiagnostics } from "./workspaceDiagnostics.lsp";

/**
 * `textDocument/diagnostic` for clients that ask, `textDocument/publishDiagnostics` for those that do not, and the same for
 * files that are not open.
 */
export const diagnosticsFeature: Feature = {
  register: (session) => {
    const { client, settings, notebooks, project, disposables } = session;
    const diagnostics = client.pullDiagnostics ? answerPulls(session) : push(session);
    disposables.push(
      settings.onDidChange(diagnostics.refresh),
      notebooks.onDidChangeEvidence(diagnostics.refresh),
      project.onDidChange(diagnostics.refresh),
      diagnostics,
      new WorkspaceDiagnostics(session),
    );
    // One file's edit may change another's diagnostics, but the server tells when it does: the client need not ask for all
    // of them at every edit.
    return client.pullDiagnostics
      ? { diagnosticProvider: { identifier: source, interFileDependencies: false, workspaceDiagnostics: true } }
      : {};
  },
};

/** One way of getting diagnostics to the client. */
interface Diagnostics extends Disposable {
  /** What was reported may no longer hold, although no document changed. */
  readonly refresh: () => void;
}

interface Report {
  readonly resultId: string;
  /** The items as JSON, to tell whether they changed. */
  readonly json: string;
}

function answerPulls(session: Session): Diagnostics {
  const { connection, client, documents, logger, handle } = session;
  const reports = new Map<string, Report>();
  let lastResultId = 0;
  const none: DocumentDiagnosticReport = { kind: DocumentDiagnosticReportKind.Full, items: [] };
  const closed = documents.onDidClose(({ document }) => reports.delete(document.uri));

  connection.languages.diagnostics.on(
    handle(
      { method: "textDocument/diagnostic", empty: none },
      async ({ document, params, settings }): Promise<DocumentDiagnosticReport> => {
        const { uri } = document;
        const items = await findDiagnostics(document, settings, session);
        const json = JSON.stringify(items);
        const known = reports.get(uri);
        if (known?.json === json && known.resultId === params.previousResultId) {
          return { kind: DocumentDiagnosticReportKind.Unchanged, resultId: known.resultId };
        }
        const resultId = known?.json === json ? known.resultId : String(++lastResultId);
        reports.set(uri, { resultId, json });
        return { kind: DocumentDiagnosticReportKind.Full, resultId, items: [...items] };
      },
    ),
  );
  return {
    refresh: () => {
      if (client.refreshDiagnostics) {
        followRefresh(connection.languages.diagnostics.refresh(), "diagnostics", logger);
      }
    },
    dispose: () => {
      closed.dispose();
    },
  };
}

function push(session: Session): Diagnostics {
  const { connection, documents, settings, logger } = session;

  async function report(document: TextDocument): Promise<void> {
    const { uri, version } = document;
    try {
      const inForce = await settings.of(uri);
      const diagnostics = await findDiagnostics(document, inForce, session);
      // A newer version has a report of its own on its way, and a closed document must have none.
      if (documents.get(uri) === document && document.version === version) {
        await connection.sendDiagnostics({ uri, version, diagnostics: [...diagnostics] });
      }
    } catch (error) {
      logger.error("textDocument/publishDiagnostics failed", { uri, version, error: errorMessage(error) });
    }
  }

  const listeners = [
    // Fires for open documents, too.
    documents.onDidChangeContent(({ document }) => void report(document)),
    documents.onDidClose(({ document }) => void connection.sendDiagnostics({ uri: document.uri, diagnostics: [] })),
  ];
  return {
    refresh: () => {
      for (const document of documents.all()) {
        void report(document);
      }
    },
    dispose: () => {
      for (const listener of listeners) {
        listener.dispose();
      }
    },
  };
}

async function findDiagnostics(
  document: TextDocument,
  settings: Settings,
  session: Session,
): Promise<readonly Diagnostic[]> {
  const problems = findProblems(await session.service.analyze(document, settings), settings);
  const ofData = settings.enable ? await findProblemsOfData(document, session) : [];
  return [
    ...problems.map((problem) => toDiagnostic(problem, document, session.client)),
    ...ofData.map((problem) => toDataDiagnostic(document, problem)),
  ];
}

/** Less what the editor tells itself, by the schema. */
async function findProblemsOfData(
  document: TextDocument,
  { catalogs, schemaChecks }: Session,
): Promise<readonly TextProblem[]> {
  const { uri, languageId } = document;
  const problems = await catalogs.problemsOf(document);
  // Where the manifest says that the schemas are for. Under another language, nothing is checked by them.
  const hasSchema = isCatalogFile(uri) || nameOf(uri) === configFileName;
  const format = languageId === "jsonc" ? "json" : languageId;
  const isChecked = hasSchema && formatOfPath(uri) === format && schemaChecks.includes(format);
  return isChecked ? problems.filter((problem) => !isToldBySchema(problem, document.getText())) : problems;
}
