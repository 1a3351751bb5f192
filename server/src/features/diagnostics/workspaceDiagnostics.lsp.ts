import {
  type CancellationToken,
  type Diagnostic,
  type Disposable,
  DocumentDiagnosticReportKind,
  type ResultProgressReporter,
  type WorkspaceDiagnosticParams,
  type WorkspaceDiagnosticReport,
  type WorkspaceDiagnosticReportPartialResult,
  type WorkspaceDocumentDiagnosticReport,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { Settings } from "../../../../shared/src/settings";
import type { Pause } from "../../documents/slicedParser";
import { innermostFolder } from "../../config/paths";
import { toDataDiagnostic } from "../../lsp/convert";
import type { Session } from "../../lsp/session";
import { canonicalUri } from "../../util/canonicalUri";
import { errorMessage } from "../../util/logger";
import { type CheckedFile, ClosedFiles } from "./closedFiles";
import { findProblems } from "./diagnostics";
import { type FileReport, FileReports } from "./fileReports";
import { toDiagnostic } from "./toDiagnostic.lsp";

type Items = WorkspaceDocumentDiagnosticReport[];

/** Milliseconds after a document was closed until its file is looked at: a client asks about it a last time before. */
const calm = 250;
/** Milliseconds in which reports are gathered before they are sent while there are more to come. */
const gathering = 50;

const pause: Pause = () => new Promise((resolve) => setTimeout(resolve, 0));

/**
 * What is wrong in files that are not open: source, catalogs and configs. Clients that ask with `workspace/diagnostic` are
 * answered when there is news; to all others it is sent.
 */
export class WorkspaceDiagnostics implements Disposable {
  readonly #session: Session;
  readonly #closed: ClosedFiles;
  readonly #reports = new FileReports((uri) => {
    this.#wake();
    if (!this.#isAsked) {
      void this.#send(uri);
    }
  });
  readonly #open = new Set<string>();
  /** Documents that were closed just now. What the client shows of them may be otherwise than their files. */
  readonly #justClosed = new Set<string>();
  /** URIs of files of which something was sent, and not taken back. */
  readonly #sent = new Set<string>();
  /** Whether the client asks for the problems of files that are not open. */
  #isAsked = false;
  #hasAnswered = false;
  /** Whether files were read for the index of the workspace. */
  #isIndexed = false;
  #running: Promise<void> | undefined;
  #mustRunAgain = false;
  #waiting: (() => void)[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isDisposed = false;
  readonly #disposables: readonly Disposable[];

  constructor(session: Session) {
    this.#session = session;
    const { documents, settings, catalogs, project, handleRequest, connection } = session;
    this.#closed = new ClosedFiles({
      files: project.files,
      service: session.service,
      answers: project.answers,
      settingsOf: (uri) => this.#settingsOf(uri),
      isOpen: (uri) => this.#open.has(uri),
      onChecked: (uri, checked) => {
        this.#reports.put(uri, "code", this.#toItems(checked), this.#justClosed.delete(uri) && this.#isAsked);
      },
      logger: session.logger,
      pause,
    });
    this.#disposables = [
      documents.onDidOpen(({ document }) => {
        this.#noticeOpened(canonicalUri(document.uri));
      }),
      documents.onDidClose(({ document }) => {
        this.#noticeClosed(canonicalUri(document.uri));
      }),
      project.onDidReadFiles(() => {
        this.#isIndexed = true;
        this.#run();
      }),
      project.onDidChange(() => {
        this.#run();
      }),
      settings.onDidChange(() => {
        this.#closed.forgetAll();
        this.#run();
      }),
      catalogs.onDidChange(() => {
        this.#run();
      }),
    ];
    connection.languages.diagnostics.onWorkspace((params, token, _, progress) =>
      handleRequest(
        { method: "workspace/diagnostic", empty: { items: [] }, waits: true },
        (params: WorkspaceDiagnosticParams, token) => this.#answer(params, token, progress),
      )(params, token),
    );
  }

  dispose(): void {
    this.#isDisposed = true;
    clearTimeout(this.#timer);
    this.#closed.dispose();
    for (const disposable of this.#disposables) {
      disposable.dispose();
    }
    this.#wake();
  }

  #noticeOpened(uri: string): void {
    this.#open.add(uri);
    this.#reports.delete(uri);
    // Where the client asks about open documents, what was sent would stand beside the answer; otherwise what is sent of
    // the document takes its place.
    if (this.#sent.delete(uri) && this.#session.client.pullDiagnostics) {
      void this.#session.connection.sendDiagnostics({ uri, diagnostics: [] });
    }
  }

  #noticeClosed(uri: string): void {
    this.#open.delete(uri);
    this.#justClosed.add(uri);
    this.#closed.forget(uri);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#run();
    }, calm);
  }

  /** Brings all reports up to date, sooner or later. */
  #run(): void {
    this.#mustRunAgain = true;
    if (this.#isDisposed || this.#running !== undefined) {
      return;
    }
    this.#running = this.#work().finally(() => {
      this.#running = undefined;
      this.#wake();
    });
  }

  async #work(): Promise<void> {
    while (this.#mustRunAgain && !this.#isDisposed) {
      this.#mustRunAgain = false;
      try {
        await this.#checkData();
        // The index is begun for a client that asks, or else by a document.
        if (this.#isAsked || this.#isIndexed) {
          await this.#closed.run();
        }
      } catch (error) {
        this.#session.logger.error("files that are not open could not be checked", { error: errorMessage(error) });
      }
    }
  }

  /** Catalogs and configs. */
  async #checkData(): Promise<void> {
    const found = new Map<string, readonly Diagnostic[]>();
    for (const { uri, text, problems } of await this.#session.catalogs.listFaulty()) {
      const { enable, diagnostics } = await this.#settingsOf(uri);
      if (enable && diagnostics === "workspace" && !this.#open.has(uri)) {
        const document = TextDocument.create(uri, "", 0, text);
        found.set(
          uri,
          problems.map((problem) => toDataDiagnostic(document, problem)),
        );
      }
    }
    for (const uri of new Set([...this.#reports.listWith("data"), ...found.keys()])) {
      if (!this.#open.has(uri)) {
        this.#reports.put(uri, "data", found.get(uri) ?? []);
      }
    }
  }

  #toItems(checked: CheckedFile | undefined): readonly Diagnostic[] {
    if (checked === undefined) {
      return [];
    }
    const { document, findings, settings } = checked;
    return findProblems({ findings }, settings).map((problem) => toDiagnostic(problem, document, this.#session.client));
  }

  #settingsOf(uri: string): Promise<Settings> {
    const { settings, project } = this.#session;
    return settings.ofFile(uri, innermostFolder(project.listFolders(), uri) ?? uri);
  }

  async #answer(
    { previousResultIds }: WorkspaceDiagnosticParams,
    token: CancellationToken,
    progress: ResultProgressReporter<WorkspaceDiagnosticReportPartialResult> | undefined,
  ): Promise<WorkspaceDiagnosticReport> {
    if (!this.#isAsked) {
      this.#isAsked = true;
      this.#takeBackAll();
      this.#run();
    }
    const given = previousResultIds.map(({ uri, value }) => [canonicalUri(uri), value] as const);
    const told = new Map(given);
    const items: Items = [];
    let hasTold = false;
    const cancelled = token.onCancellationRequested(() => {
      this.#wake();
    });
    try {
      while (!token.isCancellationRequested && !this.#isDisposed) {
        const isDone = this.#running === undefined;
        const news = this.#listNews(told, isDone);
        hasTold ||= news.length > 0;
        if (progress !== undefined && news.length > 0) {
          progress.report({ items: news });
        } else {
          items.push(...news);
        }
        // The first answer says that there is nothing, too, for a client may ask but once.
        if (isDone && (hasTold || !this.#hasAnswered)) {
          this.#hasAnswered = true;
          break;
        }
        await this.#nextChange();
      }
    } finally {
      cancelled.dispose();
    }
    return { items: [...items, ...this.#listUnchanged(given)] };
  }

  /** @param told result ids by URI; filled with what is told now. */
  #listNews(told: Map<string, string>, isDone: boolean): Items {
    const news: Items = [];
    for (const [uri, { resultId, items }] of this.#reports) {
      if (told.get(uri) !== resultId) {
        told.set(uri, resultId);
        news.push({ kind: DocumentDiagnosticReportKind.Full, uri, version: null, resultId, items: [...items] });
      }
    }
    // From an earlier run of the server, or of files that are gone. Open ones are asked about one by one.
    for (const uri of isDone ? [...told.keys()] : []) {
      if (this.#reports.get(uri) === undefined && !this.#open.has(uri)) {
        told.delete(uri);
        news.push({ kind: DocumentDiagnosticReportKind.Full, uri, version: null, items: [] });
      }
    }
    return news;
  }

  #listUnchanged(given: readonly (readonly [uri: string, resultId: string])[]): Items {
    return given
      .filter(([uri, resultId]) => this.#reports.get(uri)?.resultId === resultId)
      .map(([uri, resultId]) => ({ kind: DocumentDiagnosticReportKind.Unchanged, uri, version: null, resultId }));
  }

  async #nextChange(): Promise<void> {
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
    if (this.#running !== undefined) {
      await new Promise((resolve) => setTimeout(resolve, gathering));
    }
  }

  #wake(): void {
    for (const resolve of this.#waiting.splice(0)) {
      resolve();
    }
  }

  async #send(uri: string): Promise<void> {
    const { items }: Pick<FileReport, "items"> = this.#reports.get(uri) ?? { items: [] };
    const wasSent = items.length === 0 ? this.#sent.delete(uri) : this.#sent.has(uri);
    if (items.length > 0) {
      this.#sent.add(uri);
    }
    if (items.length > 0 || wasSent) {
      await this.#session.connection.sendDiagnostics({ uri, diagnostics: [...items] });
    }
  }

  /** The client asks after all. */
  #takeBackAll(): void {
    for (const uri of this.#sent) {
      void this.#session.connection.sendDiagnostics({ uri, diagnostics: [] });
    }
    this.#sent.clear();
  }
}
