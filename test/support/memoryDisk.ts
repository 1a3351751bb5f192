import type { MachineFiles } from "../../server/src/lsp/runtime";

/** Files of a machine, by URI. */
export class MemoryDisk implements MachineFiles {
  readonly files = new Map<string, string>();

  /** @param files texts by path in the folder, or by URI. */
  constructor(files: Readonly<Record<string, string>>, folder: string) {
    for (const [path, text] of Object.entries(files)) {
      this.files.set(path.startsWith("file:") ? path : `${folder}/${path}`, text);
    }
  }

  find(folder: string): readonly string[] {
    return [...this.files.keys()].filter((uri) => uri.startsWith(folder) && !uri.includes("node_modules"));
  }

  read(uri: string): Promise<string> {
    const text = this.files.get(uri);
    return text === undefined ? Promise.reject(new Error(`ENOENT: no such file, ${uri}`)) : Promise.resolve(text);
  }
}
