import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import type { FileSystem } from "./host";
import { replaceFile } from "./replaceFile";

/** The machine's files. */
export const nodeFiles: FileSystem = {
  kindOf: (path) => {
    const found = statSync(path, { throwIfNoEntry: false });
    return found === undefined ? undefined : found.isDirectory() ? "folder" : "file";
  },
  stamp: (path) => {
    try {
      const { ino, size, mtimeMs, ctimeMs } = statSync(path);
      return Math.abs(Date.now() - ctimeMs) < coarsestClock ? undefined : [ino, size, mtimeMs, ctimeMs].join(" ");
    } catch {
      return undefined;
    }
  },
  list: (folder) => readdirSync(folder, { withFileTypes: true }),
  readText: (path) => {
    const text = readFileSync(path, "utf8");
    const first = text.charCodeAt(0);
    if (first === byteOrderMark) {
      return text.slice(1);
    }
    // Of UTF-16, a byte order mark read as UTF-8 leaves two replacement characters.
    return first === replacement && text.charCodeAt(1) === replacement ? readUtf16(path, text) : text;
  },
  readBytes: (path) => readFileSync(path),
  writeText: (path, text) => {
    writeFileSync(path, text);
  },
  replace: replaceFile,
};

/** Milliseconds within which two changes of a file may have the same time, on the file systems with the coarsest clocks. */
const coarsestClock = 2_000;
const byteOrderMark = 0xfeff;
const replacement = 0xfffd;

function readUtf16(path: string, otherwise: string): string {
  const bytes = readFileSync(path);
  const mark = bytes.readUInt16BE(0);
  return mark === 0xfeff || mark === 0xfffe
    ? new TextDecoder(mark === 0xfeff ? "utf-16be" : "utf-16le").decode(bytes)
    : otherwise;
}
