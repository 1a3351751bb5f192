import {
  Disposable,
  type Event,
  EventEmitter,
  type Extension,
  extensions,
  type LogOutputChannel,
  Uri,
  workspace,
} from "vscode";
import { errorMessage } from "../../../shared/src/errorMessage";
import type { CatalogFile } from "../../../shared/src/catalog";
import { decodeText } from "../../../shared/src/decodeText";
import { type ProvidedCatalog, registeredFrom } from "../../../shared/src/protocol";
import { contributedCatalogs } from "./contributedCatalogs";

/** The catalogs of other extensions: those that their manifests name and those that they register. */
export class ProvidedCatalogs implements Disposable {
  readonly #log: LogOutputChannel;
  readonly #changed = new EventEmitter<void>();
  readonly #listener: Disposable;
  readonly #registered = new Map<string, ProvidedCatalog>();
  #contributed: Promise<readonly ProvidedCatalog[]> | undefined;
  #registrations = 0;

  constructor(log: LogOutputChannel) {
    this.#log = log;
    this.#listener = extensions.onDidChange(() => {
      this.#contributed = undefined;
      this.#changed.fire();
    });
  }

  get onDidChange(): Event<void> {
    return this.#changed.event;
  }

  /** All of them, now. Never rejects. */
  async list(): Promise<readonly ProvidedCatalog[]> {
    this.#contributed ??= this.#readContributed();
    return [...(await this.#contributed), ...this.#registered.values()];
  }

  /** As `ErrdexApi.registerCatalog`. */
  register(catalog: CatalogFile): Disposable {
    const key = `registered:${++this.#registrations}`;
    this.#registered.set(key, {
      key,
      from: registeredFrom,
      path: "registered.json",
      // The catalog as it is now, whatever its owner does to it.
      text: JSON.stringify(catalog, undefined, 2),
    });
    this.#changed.fire();
    return new Disposable(() => {
      if (this.#registered.delete(key)) {
        this.#changed.fire();
      }
    });
  }

  dispose(): void {
    this.#listener.dispose();
    this.#changed.dispose();
  }

  async #readContributed(): Promise<readonly ProvidedCatalog[]> {
    const wanted = extensions.all.flatMap((extension) =>
      contributedCatalogs(extension.packageJSON).map((path) => ({ extension, path })),
    );
    return (await Promise.all(wanted.map(({ extension, path }) => this.#read(extension, path)))).flat();
  }

  async #read(extension: Extension<unknown>, path: string): Promise<readonly ProvidedCatalog[]> {
    const from = `${path} (${extension.id})`;
    try {
      const text = decodeText(await workspace.fs.readFile(Uri.joinPath(extension.extensionUri, path)));
      return [{ key: `extension:${extension.id}/${path}`, from, path, text }];
    } catch (error) {
      this.#log.warn(`The catalog ${from} cannot be read.`, errorMessage(error));
      return [];
    }
  }
}
