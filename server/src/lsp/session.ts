import type { Connection, Disposable, Event, ServerCapabilities, TextDocuments } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { TextProblem } from "../catalogs/problem";
import type { ErrorCodeService } from "../service";
import type { Logger } from "../util/logger";
import type { ClientFeatures } from "./clientFeatures";
import type { ClientSettings } from "./clientSettings";
import type { Handle } from "./handle";
import type { Notebooks } from "./notebooks";

/** One client's connection, from `initialize` to `exit`: what a feature needs to answer it. */
export interface Session {
  readonly connection: Connection;
  readonly client: ClientFeatures;
  readonly service: ErrorCodeService;
  readonly documents: TextDocuments<TextDocument>;
  readonly notebooks: Notebooks;
  readonly settings: ClientSettings;
  /** What is wrong in a document that is a catalog or a config. */
  readonly problemsOf: (document: TextDocument) => Promise<readonly TextProblem[]>;
  /** Other files show other things than they did, so that what was said of documents may no longer hold. */
  readonly onDidChangeProject: Event<void>;
  readonly logger: Logger;
  readonly handle: Handle;
  /** To be disposed when the session ends. */
  readonly disposables: Disposable[];
}

/** Something that the server does for its client. */
export interface Feature {
  /** Installs the feature's handlers and states the capabilities that they make good. */
  register(session: Session): Partial<ServerCapabilities>;
}
