import type { Connection, Disposable, Event, ServerCapabilities, TextDocuments } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Catalog } from "../catalogs/model";
import type { TextProblem } from "../catalogs/problem";
import type { Grammars } from "../languages/grammars";
import type { ErrorCodeService } from "../service";
import type { Logger } from "../util/logger";
import type { Times } from "../util/times";
import type { ProjectAnswers } from "../workspace/projectAnswers";
import type { ProjectUses } from "../workspace/projectUses";
import type { SourceFiles } from "../workspace/sourceFiles";
import type { CatalogOrigin } from "./catalogOrigin";
import type { CatalogOutlines } from "./catalogOutlines";
import type { ClientFeatures } from "./clientFeatures";
import type { ClientSettings } from "./clientSettings";
import type { Handle, HandleRequest } from "./handle";
import type { Notebooks } from "./notebooks";
import type { Importers } from "./runtime";
import type { CatalogsChange, FaultyFile, PlacedCatalog } from "./workspaceCatalogs";

/** One client's connection, from `initialize` to `exit`: what a feature needs to answer it. */
export interface Session {
  readonly connection: Connection;
  readonly client: ClientFeatures;
  readonly service: ErrorCodeService;
  readonly documents: TextDocuments<TextDocument>;
  readonly notebooks: Notebooks;
  readonly settings: ClientSettings;
  readonly catalogs: SessionCatalogs;
  /** Where the entries stand in the texts of catalogs. */
  readonly outlines: CatalogOutlines;
  readonly project: SessionProject;
  /** The text of a file of the workspace, as it is on disk. Rejects where it cannot be read. */
  readonly readFile: (uri: string) => Promise<string>;
  /** The formats of catalogs, `json` and `yaml`, that the editor completes and explains by their schema itself. */
  readonly schemaFormats: readonly string[];
  /** The formats of catalogs and configs that the editor checks by their schema itself. */
  readonly schemaChecks: readonly string[];
  /** Whether the client has a command of its own with this id, so that an answer may name it. */
  readonly hasCommand: (id: string) => boolean;
  /** Loaded once each, for all that reads source code. */
  readonly grammars: Grammars;
  /** Loads the readers of vendors' pages. */
  readonly loadImporters: () => Promise<Importers>;
  readonly logger: Logger;
  /** What has taken time. */
  readonly times: Times;
  readonly handle: Handle;
  readonly handleRequest: HandleRequest;
  /** To be disposed when the session ends. */
  readonly disposables: Disposable[];
}

/** What is known of the other files of the client's workspace. */
export interface SessionProject {
  /** Where codes are used. */
  readonly uses: ProjectUses;
  /** For whoever checks files that are not open. */
  readonly files: SourceFiles;
  /** What it answers to the engine. */
  readonly answers: ProjectAnswers;
  /** URIs of the workspace's folders, with a slash at their ends. */
  readonly listFolders: () => readonly string[];
  /** Files show other things than they did, so that what was said of documents may no longer hold. */
  readonly onDidChange: Event<void>;
  /** Codes may be used elsewhere than before. */
  readonly onDidChangeUses: Event<void>;
  /** Files were read for the first time, or anew. */
  readonly onDidReadFiles: Event<void>;
}

/** The catalogs of the client's workspace, and where they come from. What they say is in the service's index. */
export interface SessionCatalogs {
  /** What is wrong in a document that is a catalog or a config. */
  problemsOf(document: TextDocument): Promise<readonly TextProblem[]>;
  /** The files of the project in which something is wrong, open ones too. */
  listFaulty(): Promise<readonly FaultyFile[]>;
  /** Whether the document may be a catalog or a config, or say which packages there are. */
  concerns(uri: string): boolean;
  /** Where the catalogs in force for a file or folder come from, the weaker first. Broken ones are among them. */
  originsFor(uri: string): readonly CatalogOrigin[];
  /** URI of the nearest config of a file; where there is none, the place for one in its folder of the workspace, if it has any. */
  configFor(uri: string): string | undefined;
  /** The text of a file now, for whoever is to change it. `undefined` where there is no such file; may reject. */
  readNow(uri: string): Promise<string | undefined>;
  /** The client is writing this text to a file that is not open: it counts until the file is told of, or some seconds. */
  expect(uri: string, text: string): void;
  /** Those in force anywhere in the workspace, each once, those of its folders first. Several may have one id. */
  listInForce(): readonly PlacedCatalog[];
  /** The same with one of each id, which has the codes of all: see `uniteCatalogs`. The same objects until one changes. */
  listCatalogs(): readonly Catalog[];
  /** The catalog that a document shows, whatever it serves. */
  originAt(uri: string): CatalogOrigin | undefined;
  /** Of all that there are, whatever they serve. */
  allOrigins(): readonly CatalogOrigin[];
  /** Fires when catalogs, settings or problems may be others than before. */
  readonly onDidChange: Event<CatalogsChange>;
}

/** Something that the server does for its client. */
export interface Feature {
  /** Installs the feature's handlers and states the capabilities that they make good. */
  register(session: Session): Partial<ServerCapabilities>;
}
