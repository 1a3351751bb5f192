import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Texts that are kept from one run to the next, by name, and may be gone at any time. */
export interface KeptTexts {
  /** `undefined` where there is none. */
  read(name: string): string | undefined;
  write(name: string, text: string): void;
}

/**
 * Keeps texts as files. Where nothing can be read or written, nothing is kept: that costs time, and is no fault of what is
 * run.
 *
 * @param folder absolute path; it need not be there.
 * @param writer differs between any two programs that keep texts there: none reads what another one wrote.
 */
export function keepTexts(folder: string, writer: string): KeptTexts {
  const head = `${writer}\n`;
  return {
    read: (name) => {
      try {
        const text = readFileSync(join(folder, name), "utf8");
        return text.startsWith(head) ? text.slice(head.length) : undefined;
      } catch {
        return undefined;
      }
    },
    write: (name, text) => {
      const path = join(folder, name);
      // Two runs may write at once, and a third one read.
      const unfinished = `${path}.${process.pid}`;
      try {
        mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
        writeFileSync(unfinished, head + text, { mode: 0o600 });
        renameSync(unfinished, path);
      } catch {
        // As said above.
      }
    },
  };
}
