import { PassThrough } from "node:stream";
import {
  type ClientCapabilities,
  createConnection,
  createProtocolConnection,
  type InitializeResult,
  type LogMessageParams,
  MarkupKind,
  type MessageReader,
  MessageType,
  type MessageWriter,
  ProposedFeatures,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import {
  type InitializationOptions,
  statusNotification,
  type StatusParams,
  workspaceIndexRequest,
  type WorkspaceIndexResult,
} from "../../shared/src/protocol";
import type { RuntimeEnvironment } from "../../server/src/lsp/runtime";
import { startServer } from "../../server/src/lsp/startServer";
import { readPackageWasm } from "./check";
import { OpenDocument } from "./openDocument";

/** What a client like VS Code can do. */
export const fullCapabilities: ClientCapabilities = {
  textDocument: {
    hover: { contentFormat: [MarkupKind.Markdown, MarkupKind.PlainText] },
    completion: {
      completionItem: {
        documentationFormat: [MarkupKind.Markdown, MarkupKind.PlainText],
        labelDetailsSupport: true,
        tagSupport: { valueSet: [1] },
      },
    },
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix"] } },
      isPreferredSupport: true,
      dataSupport: true,
      resolveSupport: { properties: ["edit"] },
    },
    definition: { linkSupport: true },
    rename: { prepareSupport: true },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    publishDiagnostics: { relatedInformation: true, codeDescriptionSupport: true, dataSupport: true },
    diagnostic: {},
    semanticTokens: {
      requests: { range: true, full: { delta: true } },
      tokenTypes: [],
      tokenModifiers: [],
      formats: ["relative"],
    },
  },
  workspace: {
    configuration: true,
    didChangeConfiguration: { dynamicRegistration: true },
    diagnostics: { refreshSupport: true },
    workspaceEdit: { documentChanges: true, resourceOperations: ["create", "rename", "delete"] },
    textDocumentContent: {},
    symbol: { tagSupport: { valueSet: [1] }, resolveSupport: { properties: ["location.range"] } },
    codeLens: { refreshSupport: true },
    semanticTokens: { refreshSupport: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    workspaceFolders: true,
  },
};

const fileChanges = { created: 1, changed: 2, deleted: 3 } as const;

export interface TestClientOptions {
  /** {@link fullCapabilities} by default. */
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: InitializationOptions | Readonly<Record<string, unknown>>;
  /** What the client answers when it is asked for its settings. */
  readonly settings?: unknown;
  /** URIs of the folders that are open. */
  readonly folders?: readonly string[];
}

export interface InMemoryOptions extends TestClientOptions {
  readonly runtime?: Partial<RuntimeEnvironment>;
}

/** A client that was initialized, and the server in this process, at the other end of two streams in memory. */
export async function connectInMemory(options: InMemoryOptions = {}): Promise<TestClient> {
  const client = createInMemory(options);
  await client.initialize();
  return client;
}

/** Like {@link connectInMemory}, before `initialize`. */
export function createInMemory(options: InMemoryOptions = {}): TestClient {
  const { reader, writer } = startInMemory(options.runtime);
  return new TestClient(reader, writer, options);
}

/** A server in this process, and what its client reads and writes. */
export function startInMemory(runtime: Partial<RuntimeEnvironment> = {}): {
  readonly reader: MessageReader;
  readonly writer: MessageWriter;
} {
  const toServer = new PassThrough();
  const toClient = new PassThrough();
  // Given readers instead of streams, the library does not end the process when they end.
  startServer(
    createConnection(ProposedFeatures.all, new StreamMessageReader(toServer), new StreamMessageWriter(toClient)),
    {
      readGrammar: readPackageWasm,
      pause: () => new Promise((resolve) => setImmediate(resolve)),
      loadImporters: () => import("../../server/src/catalogs/importers/index"),
      ...runtime,
    },
  );
  return { reader: new StreamMessageReader(toClient), writer: new StreamMessageWriter(toServer) };
}

/** A language client that does as it is told, and remembers what it is told. */
export class TestClient {
  readonly connection: ProtocolConnection;
  /** Lines of the server's log, less those for debugging: when an answer is slow depends on the machine. */
  readonly log: string[] = [];
  /** How often the server sent diagnostics by itself. */
  publishedCount = 0;
  /** The answer to `initialize`; there is none before. */
  initialized: InitializeResult = { capabilities: {} };
  /** Methods that the server registered for. */
  readonly registered: string[] = [];
  /** What it answers when it is asked for its settings. */
  settings: unknown;
  readonly #capabilities: ClientCapabilities;
  readonly #initializationOptions: unknown;
  readonly #folders: readonly string[] | undefined;
  readonly #statuses = new Inbox<StatusParams>();
  readonly #refreshes = new Inbox<true>();
  readonly #published = new Inbox<PublishDiagnosticsParams>();
  #hold: { readonly onAsked: () => void; readonly released: Promise<void> } | undefined;
  #documents = 0;

  constructor(reader: MessageReader, writer: MessageWriter, options: TestClientOptions) {
    this.#capabilities = options.capabilities ?? fullCapabilities;
    this.#initializationOptions = { showsStatus: true, readsDebugLog: true, ...options.initializationOptions };
    this.#folders = options.folders;
    this.settings = options.settings;
    this.connection = createProtocolConnection(reader, writer);
    this.connection.onNotification("window/logMessage", ({ type, message }: LogMessageParams) => {
      if (type !== MessageType.Debug) {
        this.log.push(message);
      }
    });
    this.connection.onNotification(statusNotification, (status: StatusParams) => {
      this.#statuses.put(status);
    });
    this.connection.onNotification("textDocument/publishDiagnostics", (published: PublishDiagnosticsParams) => {
      this.publishedCount++;
      this.#published.put(published);
    });
    this.connection.onRequest("workspace/configuration", async ({ items }: { items: unknown[] }) => {
      this.#hold?.onAsked();
      await this.#hold?.released;
      return items.map(() => this.settings ?? null);
    });
    this.connection.onRequest("workspace/diagnostic/refresh", () => {
      this.#refreshes.put(true);
      return null;
    });
    this.connection.onRequest("client/registerCapability", (params: { registrations: { method: string }[] }) => {
      this.registered.push(...params.registrations.map(({ method }) => method));
      return null;
    });
    this.connection.listen();
  }

  async initialize(): Promise<void> {
    await this.sendInitialize();
    await this.notify("initialized", {});
  }

  /** The first half of {@link initialize}. */
  async sendInitialize(): Promise<void> {
    this.initialized = await this.request("initialize", {
      // With a process to watch, the library would start a timer that keeps the tests from ending.
      processId: null,
      rootUri: null,
      ...(this.#folders === undefined ? {} : { workspaceFolders: this.#folders.map((uri) => ({ uri, name: uri })) }),
      capabilities: this.#capabilities,
      initializationOptions: this.#initializationOptions,
    });
  }

  request<R>(method: string, params: unknown): Promise<R> {
    return this.connection.sendRequest<R>(method, params);
  }

  notify(method: string, params: unknown): Promise<void> {
    return this.connection.sendNotification(method, params);
  }

  /** The next status that the server tells, or one that was not read yet. */
  status(): Promise<StatusParams> {
    return this.#statuses.take();
  }

  /** The server asks to be asked for diagnostics again. */
  async refreshed(): Promise<void> {
    await this.#refreshes.take();
  }

  /** Waits until the index of the workspace knows all that was told before. */
  indexed(): Promise<WorkspaceIndexResult> {
    return this.request(workspaceIndexRequest, {});
  }

  /** Tells what became of files: as `{ "file:///w/a.ts": "created" }`. */
  changeFiles(changes: Readonly<Record<string, keyof typeof fileChanges>>): Promise<void> {
    return this.notify("workspace/didChangeWatchedFiles", {
      changes: Object.entries(changes).map(([uri, change]) => ({ uri, type: fileChanges[change] })),
    });
  }

  /** The next diagnostics that the server sends by itself, or some that were not read yet. */
  published(): Promise<PublishDiagnosticsParams> {
    return this.#published.take();
  }

  /**
   * Makes the server wait for its settings, and with them every request about a document that it has none for yet.
   *
   * @returns what tells that the server has asked for them, and what lets it have them.
   */
  holdSettings(): { readonly asked: Promise<void>; readonly release: () => void } {
    const asked = defer();
    const released = defer();
    this.#hold = { onAsked: asked.settle, released: released.promise };
    return { asked: asked.promise, release: released.settle };
  }

  /** Sends the settings as clients do that cannot be asked, and changes what this one answers. */
  changeSettings(settings: unknown): Promise<void> {
    this.settings = settings;
    return this.notify("workspace/didChangeConfiguration", { settings: { errdex: settings } });
  }

  /** Waits until the server has dealt with all that was sent before: it takes messages in their order. */
  async settle(): Promise<void> {
    await this.request("errdex/unknown", {}).catch(() => undefined);
  }

  /** @param text may have a cursor (`‸`), which is where the document's requests are made. */
  async open(text: string, languageId = "typescript", uri?: string): Promise<OpenDocument> {
    const document = new OpenDocument(this, uri ?? `file:///test/${++this.#documents}.ts`, text);
    await this.notify("textDocument/didOpen", {
      textDocument: { uri: document.uri, languageId, version: document.version, text: document.text },
    });
    return document;
  }

  dispose(): void {
    this.connection.dispose();
  }
}

function defer(): { readonly promise: Promise<void>; readonly settle: () => void } {
  let settle: () => void = () => undefined;
  const promise = new Promise<void>((resolve) => {
    settle = resolve;
  });
  return { promise, settle };
}

/** Messages in the order in which they came, for whoever waits for one. */
class Inbox<T> {
  readonly #messages: T[] = [];
  readonly #waiting: ((message: T) => void)[] = [];

  put(message: T): void {
    const next = this.#waiting.shift();
    if (next === undefined) {
      this.#messages.push(message);
    } else {
      next(message);
    }
  }

  take(): Promise<T> {
    const [message] = this.#messages.splice(0, 1);
    return message === undefined ? new Promise((settle) => this.#waiting.push(settle)) : Promise.resolve(message);
  }
}
