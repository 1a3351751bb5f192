import type { ReadWasm } from "../languages/grammars";
import type { KeptTexts } from "./keptTexts";

/** What the command line needs of the process and its machine, so that tests can run it in memory. */
export interface Host {
  /** The version of Errdex. */
  readonly version: string;
  /** Absolute path of the working directory. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly files: FileSystem;
  readonly readWasm: ReadWasm;
  /** What may be kept for the next run of this very build of Errdex; `undefined` where nothing can be. */
  findKept(): Promise<KeptTexts | undefined>;
  /** All of standard input. Rejects where it cannot be read. */
  readStdin(): Promise<string>;
  /**
   * Becomes the language server: it has standard input and output, and ends the process.
   *
   * @param args how to reach the editor: `--socket=PORT`, `--pipe=PATH`; over standard input and output without.
   */
  startServer(args: readonly string[]): Promise<void>;
}

export interface Output {
  readonly isTerminal: boolean;
  /** Width of the terminal. */
  readonly columns: number | undefined;
  write(text: string): void;
}

/** Paths are absolute. Synchronous, for reading thousands of small files so takes half the time. */
export interface FileSystem {
  /** What is there, links followed; `undefined` for nothing. Raises an `Error` where nobody may look. */
  kindOf(path: string): "file" | "folder" | undefined;
  /** In no order, links not followed. Raises an `Error` where the folder cannot be read. */
  list(folder: string): readonly FolderEntry[];
  /**
   * Changes whenever the file does. `undefined` where there is none, or where it was changed so lately that the next change
   * might not show.
   */
  stamp(path: string): string | undefined;
  /** Without a byte order mark. Raises an `Error` where the file cannot be read. */
  readText(path: string): string;
  /** As they are. Raises an `Error` where the file cannot be read. */
  readBytes(path: string): Uint8Array;
  /** Raises an `Error` where the file cannot be written. */
  writeText(path: string, text: string): void;
  /**
   * Writes a file in one step: whatever happens, it is the old one or the new one. Raises an `Error` where it stays the
   * old one.
   */
  replace(path: string, bytes: Uint8Array): void;
}

export interface FolderEntry {
  readonly name: string;
  isFile(): boolean;
  isDirectory(): boolean;
}

/** Wrong use of the command line: its message is the one line that the user reads. */
export class UsageError extends Error {}

/** Whether output may be coloured: `--no-color`, FORCE_COLOR, NO_COLOR, and a terminal that can, in this order. */
export function usesColors({ stdout, env }: Host, wanted: boolean): boolean {
  const forced = env["FORCE_COLOR"];
  if (!wanted) {
    return false;
  }
  if (forced !== undefined) {
    return forced !== "0" && forced !== "false";
  }
  // An empty NO_COLOR counts as unset: no-color.org.
  return !env["NO_COLOR"] && stdout.isTerminal && env["TERM"] !== "dumb";
}

/** The end of a sentence that tells why a file or folder could not be read. */
export function fileErrorText(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const known = fileErrors[code];
  return known ?? (error instanceof Error ? error.message : String(error));
}

const fileErrors: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EPERM: "permission denied",
  ENOENT: "it is gone",
  EISDIR: "it is a folder",
  ENOTDIR: "it is no folder",
  ELOOP: "its links lead in a circle",
  ENAMETOOLONG: "the name is too long",
  EROFS: "nothing can be written there",
  ENOSPC: "there is no space left",
  ERR_STRING_TOO_LONG: "it is too large",
  ERR_FS_FILE_TOO_LARGE: "it is too large",
};
