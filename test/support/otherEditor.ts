import assert from "node:assert/strict";
import {
  type ClientCapabilities,
  type CompletionItem,
  type CompletionList,
  type Diagnostic,
  type DocumentDiagnosticReport,
  createMessageConnection,
  ErrorCodes,
  type InitializeResult,
  type MessageReader,
  type MessageWriter,
  type MessageConnection,
  type PublishDiagnosticsParams,
  ResponseError,
  type TextEdit,
} from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";

/** What an editor says of itself, and how it does things. */
export interface EditorTraits {
  /** With its version: capabilities come and go. */
  readonly name: string;
  /** As it sends them, nulls and all. */
  readonly capabilities: ClientCapabilities;
  /** What else it sends with `initialize`, for a project that lies there. */
  readonly initialize: (folder: string) => Readonly<Record<string, unknown>>;
  /** How it calls a document in TypeScript. */
  readonly typescript: string;
  /** Where it has the settings: it answers when it is asked, sends them by itself, or with `initialize`. */
  readonly settings: "asked" | "sent" | "initialize";
  /** It sends the whole text for every change, although the server takes less. */
  readonly sendsWholeTexts?: boolean;
}

/** What a client must say that it can before the server may ask for it, by the method. */
const allowed: Readonly<Record<string, (capabilities: ClientCapabilities) => unknown>> = {
  "workspace/configuration": ({ workspace }) => workspace?.configuration,
  "window/workDoneProgress/create": ({ window }) => window?.workDoneProgress,
  "window/showDocument": ({ window }) => window?.showDocument?.support,
  "workspace/diagnostic/refresh": ({ workspace }) => workspace?.diagnostics?.refreshSupport,
  "workspace/codeLens/refresh": ({ workspace }) => workspace?.codeLens?.refreshSupport,
  "workspace/inlayHint/refresh": ({ workspace }) => workspace?.inlayHint?.refreshSupport,
  "workspace/semanticTokens/refresh": ({ workspace }) => workspace?.semanticTokens?.refreshSupport,
};
const registrable: typeof allowed = {
  "workspace/didChangeConfiguration": ({ workspace }) => workspace?.didChangeConfiguration?.dynamicRegistration,
  "workspace/didChangeWatchedFiles": ({ workspace }) => workspace?.didChangeWatchedFiles?.dynamicRegistration,
};
/** What any client understands. */
const understood = ["window/logMessage", "window/showMessage", "textDocument/publishDiagnostics", "$/progress"];

/** An editor that takes nothing from its server that it did not say that it can take. */
export class OtherEditor {
  /** What the server sent or asked although the editor did not say that it can do with it. */
  readonly complaints: string[] = [];
  readonly #traits: EditorTraits;
  readonly #connection: MessageConnection;
  readonly #settings: unknown;
  readonly #published = new Map<string, readonly Diagnostic[]>();
  #onPublished: () => void = () => undefined;
  #pulls = false;
  #document = TextDocument.create("", "", 0, "");

  /** @param settings of the user, as they stand in a file: `{ strictness: "typos" }`. */
  constructor(reader: MessageReader, writer: MessageWriter, traits: EditorTraits, settings?: unknown) {
    this.#traits = traits;
    this.#settings = settings === undefined ? {} : { errdex: settings };
    this.#connection = createMessageConnection(reader, writer);
    this.#connection.onRequest((method: string, params: unknown) => this.#answer(method, params));
    this.#connection.onNotification((method: string, params: unknown) => {
      this.#take(method, params);
    });
    this.#connection.listen();
  }

  /** @param folder address of the project. */
  async start(folder: string): Promise<InitializeResult> {
    const { capabilities, initialize, settings } = this.#traits;
    const { initializationOptions, ...rest } = initialize(folder);
    const result: InitializeResult = await this.#connection.sendRequest("initialize", {
      // With a process to watch, the library would start a timer that keeps the tests from ending.
      processId: null,
      capabilities,
      initializationOptions: settings === "initialize" ? this.#settings : initializationOptions,
      ...rest,
    });
    this.#pulls = result.capabilities.diagnosticProvider !== undefined;
    await this.notify("initialized", {});
    if (settings === "sent") {
      await this.notify("workspace/didChangeConfiguration", { settings: this.#settings });
    }
    return result;
  }

  request<R>(method: string, params?: unknown): Promise<R> {
    return this.#connection.sendRequest<R>(method, params);
  }

  notify(method: string, params?: unknown): Promise<void> {
    return this.#connection.sendNotification(method, params);
  }

  /** @param languageId how it calls a document in TypeScript, by default. */
  async open(uri: string, text: string, languageId = this.#traits.typescript): Promise<void> {
    this.#document = TextDocument.create(uri, languageId, 1, text);
    await this.notify("textDocument/didOpen", { textDocument: { uri, languageId, version: 1, text } });
  }

  /** Asks about the first place of a text in the open document. */
  ask<R>(method: string, text: string, params: object = {}): Promise<R> {
    const position = this.#document.positionAt(this.#document.getText().indexOf(text));
    return this.request(`textDocument/${method}`, {
      textDocument: { uri: this.#document.uri },
      position,
      range: { start: position, end: position },
      ...params,
    });
  }

  /** Puts an item in, as editors do that know neither snippets nor two ranges. */
  async complete(text: string, label: string): Promise<void> {
    const list = await this.ask<CompletionList | CompletionItem[] | null>("completion", text);
    const item = (Array.isArray(list) ? list : list?.items)?.find((item) => item.label === label);
    assert.ok(item?.textEdit, `no ${label} was offered`);
    assert.ok("range" in item.textEdit && item.insertTextFormat !== 2 && item.command === undefined);
    await this.edit([item.textEdit]);
  }

  async edit(edits: readonly TextEdit[]): Promise<void> {
    const { uri, version } = this.#document;
    this.#published.delete(uri);
    const changes = edits.map(({ range, newText }) => ({ range, text: newText }));
    const text = TextDocument.applyEdits(this.#document, [...edits]);
    this.#document = TextDocument.create(uri, this.#document.languageId, version + 1, text);
    await this.notify("textDocument/didChange", {
      textDocument: { uri, version: version + 1 },
      contentChanges: this.#traits.sendsWholeTexts === true ? [{ text }] : changes,
    });
  }

  get text(): string {
    return this.#document.getText();
  }

  /** The open document's problems, by the way that the server offers: asked for, or sent. Waits for some, or for none. */
  async problems(wanted: "some" | "none"): Promise<readonly Diagnostic[]> {
    const { uri } = this.#document;
    const isDone = (items: readonly Diagnostic[] | undefined): boolean =>
      items !== undefined && items.length > 0 === (wanted === "some");
    if (this.#pulls) {
      const report = await this.request<DocumentDiagnosticReport>("textDocument/diagnostic", { textDocument: { uri } });
      return report.kind === "full" ? report.items : [];
    }
    while (!isDone(this.#published.get(uri))) {
      await new Promise<void>((resolve) => (this.#onPublished = resolve));
    }
    return this.#published.get(uri) ?? [];
  }

  dispose(): void {
    this.#connection.dispose();
  }

  #answer(method: string, params: unknown): unknown {
    const { capabilities, settings } = this.#traits;
    if (method === "client/registerCapability") {
      for (const { method } of (params as { registrations: { method: string }[] }).registrations) {
        if (registrable[method]?.(capabilities) !== true) {
          this.complaints.push(`was asked to register ${method}`);
        }
      }
      return null;
    }
    if (allowed[method]?.(capabilities) !== true) {
      this.complaints.push(`was asked ${method}`);
      return new ResponseError(ErrorCodes.MethodNotFound, `${method} is not there`);
    }
    if (method !== "workspace/configuration") {
      return null;
    }
    const { items } = params as { items: readonly { section: string }[] };
    const own = settings === "asked" ? (this.#settings as Readonly<Record<string, unknown>>) : {};
    return items.map(({ section }) => own[section] ?? null);
  }

  #take(method: string, params: unknown): void {
    if (!understood.includes(method)) {
      this.complaints.push(`was told ${method}`);
    }
    if (method === "window/logMessage") {
      const { type, message } = params as { type: number; message: string };
      if (type < 1 || type > 4) {
        this.complaints.push(`was told a message of type ${type}: ${message}`);
      }
    }
    if (method === "textDocument/publishDiagnostics") {
      const { uri, version, diagnostics } = params as PublishDiagnosticsParams;
      if (uri === this.#document.uri && version === this.#document.version) {
        this.#published.set(uri, diagnostics);
        this.#onPublished();
      }
    }
  }
}
