import type { Connection, Diagnostic, TextDocuments } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { canonicalUri } from "../util/canonicalUri";
import { errorMessage, type Logger } from "../util/logger";
import { toDataDiagnostic } from "./convert";
import type { WorkspaceCatalogs } from "./workspaceCatalogs";

/**
 * Tells what is wrong in catalogs and configs that are not open: a merge may have broken them. Open ones have their
 * problems with all others of theirs.
 */
export class ClosedProblems {
  readonly #connection: Connection;
  readonly #documents: TextDocuments<TextDocument>;
  readonly #catalogs: WorkspaceCatalogs;
  readonly #logger: Logger;
  /** Whether the client asks for the problems of open documents; otherwise what is sent for one replaces what is sent here. */
  readonly #asksForOpen: boolean;
  /** What was sent last and not taken back, as JSON, by URI. */
  readonly #sent = new Map<string, string>();

  constructor(
    connection: Connection,
    documents: TextDocuments<TextDocument>,
    catalogs: WorkspaceCatalogs,
    logger: Logger,
    asksForOpen: boolean,
  ) {
    this.#connection = connection;
    this.#documents = documents;
    this.#catalogs = catalogs;
    this.#logger = logger;
    this.#asksForOpen = asksForOpen;
  }

  /** To be called when problems may have changed, or which documents are open. */
  async refresh(): Promise<void> {
    try {
      const open = new Set(this.#documents.all().map(({ uri }) => canonicalUri(uri)));
      const found = new Map<string, Diagnostic[]>();
      for (const { uri, text, problems } of await this.#catalogs.listFaulty()) {
        const document = TextDocument.create(uri, "", 0, text);
        found.set(uri, open.has(uri) ? [] : problems.map((problem) => toDataDiagnostic(document, problem)));
      }
      if (!this.#asksForOpen) {
        for (const uri of open) {
          found.delete(uri);
          this.#sent.delete(uri);
        }
      }
      for (const uri of new Set([...found.keys(), ...this.#sent.keys()])) {
        await this.#send(uri, found.get(uri) ?? []);
      }
    } catch (error) {
      this.#logger.warn("The problems of catalogs could not be told.", { error: errorMessage(error) });
    }
  }

  async #send(uri: string, diagnostics: Diagnostic[]): Promise<void> {
    const json = JSON.stringify(diagnostics);
    if (json === (this.#sent.get(uri) ?? "[]")) {
      return;
    }
    if (diagnostics.length === 0) {
      this.#sent.delete(uri);
    } else {
      this.#sent.set(uri, json);
    }
    await this.#connection.sendDiagnostics({ uri, diagnostics });
  }
}
