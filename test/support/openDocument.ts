import {
  type CodeAction,
  type CodeActionContext,
  type CompletionItem,
  type CompletionList,
  CompletionTriggerKind,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type Hover,
  type Position,
  type Range,
} from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { cursor } from "./features";
import type { TestClient } from "./testClient";

/** A document in the client's editor. */
export class OpenDocument {
  readonly uri: string;
  readonly #client: TestClient;
  #document: TextDocument;
  #cursor = 0;

  constructor(client: TestClient, uri: string, text: string) {
    this.#client = client;
    this.uri = uri;
    this.#document = this.#read(text, 1);
  }

  get text(): string {
    return this.#document.getText();
  }

  get version(): number {
    return this.#document.version;
  }

  get position(): Position {
    return this.#document.positionAt(this.#cursor);
  }

  /** The text that the range covers. */
  textAt(range: Range): string {
    return this.#document.getText(range);
  }

  hover(position = this.position): Promise<Hover | null> {
    return this.#client.request("textDocument/hover", { ...this.#named(), position });
  }

  /** @param typed the trigger character that was just typed; without one, a person asked for the list. */
  complete(typed?: string): Promise<CompletionList | null> {
    const context =
      typed === undefined
        ? { triggerKind: CompletionTriggerKind.Invoked }
        : { triggerKind: CompletionTriggerKind.TriggerCharacter, triggerCharacter: typed };
    return this.#client.request("textDocument/completion", { ...this.#named(), position: this.position, context });
  }

  resolve(item: CompletionItem): Promise<CompletionItem> {
    return this.#client.request("completionItem/resolve", item);
  }

  pullDiagnostics(previousResultId?: string): Promise<DocumentDiagnosticReport> {
    return this.#client.request("textDocument/diagnostic", {
      ...this.#named(),
      ...(previousResultId === undefined ? {} : { previousResultId }),
    });
  }

  async diagnostics(): Promise<readonly Diagnostic[]> {
    const report = await this.pullDiagnostics();
    return report.kind === "full" ? report.items : [];
  }

  codeActions(range: Range, context: Partial<CodeActionContext> = {}): Promise<CodeAction[] | null> {
    return this.#client.request("textDocument/codeAction", {
      ...this.#named(),
      range,
      context: { diagnostics: [], ...context },
    });
  }

  /** A request about the document that only a few tests make, at its cursor. */
  ask<R>(method: string, params: object = {}): Promise<R> {
    return this.#client.request(`textDocument/${method}`, { ...this.#named(), position: this.position, ...params });
  }

  /** Replaces the range, or the whole text. */
  async change(text: string, range?: Range): Promise<void> {
    const version = this.version + 1;
    if (range === undefined) {
      this.#document = this.#read(text, version);
    } else {
      this.#document = TextDocument.update(this.#document, [{ range, text }], version);
    }
    await this.#client.notify("textDocument/didChange", {
      textDocument: { uri: this.uri, version },
      contentChanges: [range === undefined ? { text: this.text } : { range, text }],
    });
  }

  close(): Promise<void> {
    return this.#client.notify("textDocument/didClose", this.#named());
  }

  #named(): { textDocument: { uri: string } } {
    return { textDocument: { uri: this.uri } };
  }

  #read(text: string, version: number): TextDocument {
    this.#cursor = Math.max(0, text.indexOf(cursor));
    return TextDocument.create(this.uri, "", version, text.replace(cursor, ""));
  }
}
