import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Catalog } from "./catalogs/model";
import type { ErrorCodeService } from "./service";

/** An engine that is made of several: one for each list of catalogs that is in force somewhere. */
export interface RoutedService extends ErrorCodeService {
  /**
   * To be called when catalogs may have changed: gives whether they did for some document. Engines whose catalogs are no
   * longer in force anywhere are let go.
   */
  refresh(): boolean;
  /** The catalogs of all engines, each once. */
  readonly catalogs: readonly Catalog[];
}

export interface RouteOptions {
  /** The same list for all files that have the same, until it changes. */
  readonly catalogsFor: (uri: string) => readonly Catalog[];
  readonly create: (catalogs: readonly Catalog[]) => ErrorCodeService;
}

/** Sends every question to the engine that knows the catalogs in force for the document. */
export function routeService({ catalogsFor, create }: RouteOptions): RoutedService {
  const engines = new Map<readonly Catalog[], ErrorCodeService>();
  /** By URI, for the documents asked about since they were opened. */
  const routes = new Map<string, ErrorCodeService>();

  const engineOf = (catalogs: readonly Catalog[]): ErrorCodeService => {
    let engine = engines.get(catalogs);
    if (engine === undefined) {
      engine = create(catalogs);
      engines.set(catalogs, engine);
    }
    return engine;
  };
  const route = ({ uri }: TextDocument): ErrorCodeService => {
    let engine = routes.get(uri);
    if (engine === undefined) {
      engine = engineOf(catalogsFor(uri));
      routes.set(uri, engine);
    }
    return engine;
  };

  return {
    get index() {
      return engineOf(catalogsFor("")).index;
    },
    get catalogs() {
      return [...new Set([...engines.keys()].flat())];
    },
    indexFor: (uri) => (routes.get(uri) ?? engineOf(catalogsFor(uri))).index,
    analyze: (document, settings) => route(document).analyze(document, settings),
    check: (document, settings) => route(document).check(document, settings),
    survey: (document, settings) => route(document).survey(document, settings),
    readEvidence: (document) => engineOf(catalogsFor(document.uri)).readEvidence(document),
    readFacts: (document, pause) => engineOf(catalogsFor(document.uri)).readFacts(document, pause),
    contextAt: (document, offset, settings) => route(document).contextAt(document, offset, settings),
    directiveAt: (...asked) => route(asked[0]).directiveAt(...asked),
    evidenceIn: (document) => route(document).evidenceIn(document),
    update: (document, changes, version) => route(document).update(document, changes, version),
    close: (uri) => {
      routes.get(uri)?.close(uri);
      routes.delete(uri);
    },
    refresh: () => {
      let hasChanged = false;
      const used = new Set<ErrorCodeService>();
      for (const [uri, before] of routes) {
        // A new one is made when it is asked for: many changes may come before.
        const engine = engines.get(catalogsFor(uri));
        if (engine === before) {
          used.add(engine);
        } else {
          before.close(uri);
          routes.delete(uri);
          hasChanged = true;
        }
      }
      for (const [catalogs, engine] of engines) {
        if (!used.has(engine)) {
          engine.dispose();
          engines.delete(catalogs);
        }
      }
      return hasChanged;
    },
    dispose: () => {
      for (const engine of engines.values()) {
        engine.dispose();
      }
      engines.clear();
      routes.clear();
    },
  };
}
