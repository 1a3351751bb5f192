import type { CatalogFile } from "../catalog";

/** `initializationOptions` of the `initialize` request; all of it may be left out. */
export interface InitializationOptions {
  /** Catalogs that the client brings, beside the built-in ones. */
  readonly catalogs?: readonly CatalogFile[];
  /** Settings for clients that do not answer `workspace/configuration`; as `errdex`, too. */
  readonly settings?: unknown;
  /** The client wants `errdex/status`. */
  readonly showsStatus?: boolean;
  /** The client knows messages of its log that are for debugging only. */
  readonly readsDebugLog?: boolean;
  /**
   * Where a server in a browser fetches its grammars: the address of `dist/grammars`, without a final slash. Without
   * it, the server asks the client for each file: see `errdex/readGrammar`.
   */
  readonly grammarsUri?: string;
  /** The client answers `errdex/findFiles` and `errdex/readFile`. */
  readonly findsFiles?: boolean;
  /** The client sends `errdex/catalogs` once it is up, be it with none: until then no catalog is called unknown. */
  readonly bringsCatalogs?: boolean;
  /** The client wants to be told with `errdex/uses` when codes are used elsewhere than before. */
  readonly followsUses?: boolean;
  /** The sentences of the server in the user's language, by the English ones: as VS Code's `l10n.bundle`. */
  readonly l10n?: Readonly<Record<string, string>>;
  /** The formats of catalogs that the editor completes and explains by their JSON schema itself; none by default. */
  readonly schemaFormats?: readonly ("json" | "yaml")[];
  /**
   * The formats of catalogs and configs that the editor checks by their JSON schema itself: in open documents, the server
   * leaves what the schema says to it. None by default.
   */
  readonly schemaChecks?: readonly ("json" | "yaml")[];
  /** Ids of the client's own commands that the server's answers may name; none by default. */
  readonly commands?: readonly string[];
}
