import { join, relative, resolve } from "node:path";
import type { FileSystem, FolderEntry, Host } from "../../../server/src/cli/host";
import { runCli } from "../../../server/src/cli/runCli";
import { readPackageWasm } from "../../support/check";

/**
 * Files by path, relative to the working directory; content `link` stands for a link, `locked` for no permission, and
 * `sealed` for a folder that nobody may look into.
 */
export type MemoryFiles = Readonly<Record<string, string | typeof link | typeof locked | typeof sealed>>;
export const link: unique symbol = Symbol("link");
export const locked: unique symbol = Symbol("locked");
export const sealed: unique symbol = Symbol("sealed");

/** The working directory of tests. */
export const memoryCwd = resolve("/project/app");

export function createMemoryFiles(files: MemoryFiles): FileSystem {
  const contents = new Map<string, MemoryFiles[string]>(
    Object.entries(files).map(([path, content]) => [resolve(memoryCwd, path), content]),
  );
  const below = (folder: string): string[] =>
    [...contents.keys()]
      .filter((path) => path.startsWith(join(folder, "/")))
      .map((path) => path.slice(join(folder, "/").length));
  const readText: FileSystem["readText"] = (path) => {
    const content = contents.get(path);
    if (typeof content !== "string") {
      throw Object.assign(new Error("cannot read"), { code: content === locked ? "EACCES" : "ENOENT" });
    }
    return content;
  };
  const writeText: FileSystem["writeText"] = (path, text) => {
    if (contents.get(path) === locked) {
      throw Object.assign(new Error("cannot write"), { code: "EACCES" });
    }
    contents.set(path, text);
  };
  return {
    kindOf: (path) => {
      if ([...contents].some(([folder, content]) => content === sealed && path.startsWith(join(folder, "/")))) {
        throw Object.assign(new Error("cannot look"), { code: "EACCES", syscall: "stat", path });
      }
      const isFolder = below(path).length > 0 || path === memoryCwd || contents.get(path) === sealed;
      return isFolder ? "folder" : contents.has(path) ? "file" : undefined;
    },
    stamp: (path) => {
      const content = contents.get(path);
      return typeof content === "string" ? content : undefined;
    },
    list: (folder) => {
      if (contents.get(folder) === sealed) {
        throw Object.assign(new Error("cannot list"), { code: "EACCES" });
      }
      const names = new Set(below(folder).map((path) => path.split(/[\\/]/)[0] ?? ""));
      return [...names].reverse().map((name) => entryOf(name, contents.get(join(folder, name))));
    },
    readText,
    readBytes: (path) => Buffer.from(readText(path)),
    writeText,
    replace: (path, bytes) => {
      writeText(path, Buffer.from(bytes).toString());
    },
  };
}

function entryOf(name: string, content: MemoryFiles[string] | undefined): FolderEntry {
  return {
    name,
    isFile: () => typeof content === "string" || content === locked,
    isDirectory: () => content === undefined || content === sealed,
  };
}

export interface Ran {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `errdex` in memory: `await run({ "a.ts": "…" }, "check", "a.ts")`. */
export async function run(files: MemoryFiles, ...args: readonly string[]): Promise<Ran> {
  return runIn({}, files, ...args);
}

export interface Surroundings {
  readonly stdin?: string;
  /** Gets the files as they are at the end. */
  readonly onEnd?: (files: FileSystem) => void;
  readonly env?: Host["env"];
  /** Is told of each file that is read, by its path in the working directory. */
  readonly onRead?: (path: string) => void;
  /** What may be kept for the next run, by name. */
  readonly kept?: Map<string, string>;
  /** Gets how the server would be started. */
  readonly onServer?: (args: readonly string[]) => unknown;
  /** Columns of the terminal that stdout is, if it is one. */
  readonly columns?: number;
}

export async function runIn(
  { env = {}, columns, stdin = "", onEnd, onRead, onServer, kept }: Surroundings,
  files: MemoryFiles,
  ...args: readonly string[]
): Promise<Ran> {
  const written = { stdout: "", stderr: "" };
  const output = (name: keyof typeof written): Host["stdout"] => ({
    isTerminal: columns !== undefined,
    columns,
    write: (text) => {
      written[name] += text;
    },
  });
  const memory = createMemoryFiles(files);
  const exitCode = await runCli(args, {
    version: "1.2.3",
    cwd: memoryCwd,
    env,
    stdout: output("stdout"),
    stderr: output("stderr"),
    files: {
      ...memory,
      readText: (path) => {
        onRead?.(relative(memoryCwd, path).replaceAll("\\", "/"));
        return memory.readText(path);
      },
    },
    readStdin: () => Promise.resolve(stdin),
    readWasm: readPackageWasm,
    findKept: () =>
      Promise.resolve(kept && { read: (name) => kept.get(name), write: (name, text) => kept.set(name, text) }),
    startServer: (args) => {
      onServer?.(args);
      return Promise.resolve();
    },
  });
  onEnd?.(memory);
  return { exitCode, ...written };
}
