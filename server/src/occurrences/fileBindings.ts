import * as l10n from "@vscode/l10n";
import type { Settings } from "../../../shared/src/settings";
import type { CatalogIndex } from "../catalogs/catalogIndex";
import { errorMessage, type Logger } from "../util/logger";
import { noCatalog } from "../catalogs/model";
import type { Statement } from "./occurrence";
import { listNames } from "./statements";

/** Where a document is: its path in its workspace folder, with `/`; `undefined` where it is no file. */
export type PathOf = (uri: string) => string | undefined;

type Matches = (path: string) => boolean;

/** What the setting `bind` says of files. */
export class FileBindings {
  readonly #index: CatalogIndex;
  readonly #pathOf: PathOf | undefined;
  readonly #logger: Logger;
  readonly #matchers = new Map<string, Matches>();
  /** By ids: callers tell by identity whether anything changed. */
  readonly #statements = new Map<string, Statement | undefined>();

  constructor(index: CatalogIndex, pathOf: PathOf | undefined, logger: Logger) {
    this.#index = index;
    this.#pathOf = pathOf;
    this.#logger = logger;
  }

  /** What is said of the document; the last glob that matches counts. */
  async of(uri: string, { bind }: Settings): Promise<Statement | undefined> {
    const globs = Object.keys(bind);
    const path = globs.length === 0 ? undefined : this.#pathOf?.(uri);
    if (path === undefined) {
      return undefined;
    }
    let ids: readonly string[] | undefined;
    for (const glob of globs) {
      if ((await this.#matcher(glob))(path)) {
        ids = bind[glob];
      }
    }
    return ids && this.#state(ids);
  }

  async #matcher(glob: string): Promise<Matches> {
    let matches = this.#matchers.get(glob);
    if (matches === undefined) {
      // Few use this setting, and the library is as large as all of the rules.
      const { default: picomatch } = await import("picomatch");
      try {
        matches = picomatch(glob, { dot: true, nonegate: true, windows: false });
      } catch (error) {
        this.#logger.warn("errdex.bind holds a glob that cannot be used", { glob, error: errorMessage(error) });
        matches = () => false;
      }
      this.#matchers.set(glob, matches);
    }
    return matches;
  }

  #state(ids: readonly string[]): Statement | undefined {
    const key = ids.join();
    if (!this.#statements.has(key)) {
      this.#statements.set(key, this.#read(ids));
    }
    return this.#statements.get(key);
  }

  #read(ids: readonly string[]): Statement | undefined {
    const catalogs = this.#index.catalogs.filter(({ id }) => ids.includes(id));
    for (const id of ids.filter((id) => id !== noCatalog && !catalogs.some((catalog) => catalog.id === id))) {
      this.#logger.warn("errdex.bind names a catalog that there is not", { id });
    }
    const text = l10n.t("the setting errdex.bind says that this file is about {0}", listNames(catalogs));
    return catalogs.length === 0 && !ids.includes(noCatalog) ? undefined : { catalogs, reason: { text }, whole: false };
  }
}
