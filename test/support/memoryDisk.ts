import type { MachineFiles } from "../../server/src/lsp/runtime";

/** Files of a machine, by URI. */
export class MemoryDisk implements MachineFiles {
  readonly files = new Map<string, string>();
  /** URIs in the order in which they were read. */
  readonly readUris: string[] = [];
  readonly #failures = new Map<string, Error>();
  readonly #stops = new Map<string, Promise<void>>();

  /** @param files texts by path in the folder, or by URI; an error stands for a file that cannot be read. */
  constructor(files: Readonly<Record<string, string | Error>>, folder: string) {
    for (const [path, text] of Object.entries(files)) {
      const uri = path.startsWith("file:") ? path : `${folder}/${path}`;
      if (text instanceof Error) {
        this.#failures.set(uri, text);
      } else {
        this.files.set(uri, text);
      }
    }
  }

  find(folder: string): readonly string[] {
    return [...this.files.keys(), ...this.#failures.keys()].filter(
      (uri) => uri.startsWith(folder) && !uri.includes("node_modules"),
    );
  }

  async read(uri: string): Promise<string> {
    this.readUris.push(uri);
    await this.#stops.get(uri);
    const text = this.files.get(uri);
    if (text === undefined) {
      throw this.#failures.get(uri) ?? new Error(`ENOENT: no such file, ${uri}`);
    }
    return text;
  }

  /** Puts a file there, or takes it away; gives what an editor would call it. */
  write(uri: string, text: string | undefined): "created" | "changed" | "deleted" {
    const change = text === undefined ? "deleted" : this.files.has(uri) ? "changed" : "created";
    if (text === undefined) {
      this.files.delete(uri);
    } else {
      this.files.set(uri, text);
    }
    return change;
  }

  /** Makes reading the file wait until what it gives is called. */
  stop(uri: string): () => void {
    let go: () => void = () => undefined;
    this.#stops.set(uri, new Promise((resolve) => (go = resolve)));
    return go;
  }
}
