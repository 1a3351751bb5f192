/**
 * What a test run says. The suite marks its lines, since the editor writes to the same console: these are shown as they
 * come, the last of them has the counts, and everything else is kept for the log file.
 */

import { format } from "node:util";

/** In front of each line of the suite; `suite/run.ts` writes it. */
const mark = "errdex-tests ";

/** @param {(line: string) => void} show what to do with a line for the reader */
export function createTestOutput(show) {
  const log = [];
  let extensionLog = "";
  let lastError = "";
  let summary;

  /** Takes one or more whole lines. */
  const add = (text) => {
    for (const line of text.split(/\r?\n/)) {
      log.push(line);
      const at = line.indexOf(mark);
      if (at >= 0) addMarked(line.slice(at + mark.length));
    }
  };
  const addMarked = (text) => {
    if (text.startsWith("{")) summary = JSON.parse(text);
    else show(text.replace(/^\|/, ""));
  };

  return {
    add,
    /** Takes the arguments of a `console.log` in the editor. */
    addConsole(type, args) {
      const text = format(...args);
      if (type === "error") lastError = text;
      add(`[${type}] ${text}`);
    },
    /** Takes the chunks of a stream, which end anywhere. */
    addStream(stream) {
      let rest = "";
      stream.setEncoding("utf8").on("data", (chunk) => {
        const end = (rest + chunk).lastIndexOf("\n");
        if (end >= 0) add((rest + chunk).slice(0, end));
        rest = (rest + chunk).slice(end + 1);
      });
      stream.on("end", () => rest && add(rest));
    },
    /** Takes what the extension wrote to its own log. */
    addExtensionLog(text) {
      if (!text) return;
      extensionLog += text;
      add(`The extension's log:\n${text}`);
    },
    extensionLog: () => extensionLog,
    /** @returns {{ passed: number, failed: number } | undefined} the counts, once the suite has given them */
    summary: () => summary,
    /** What the editor logged as an error at last: the reason, if the run has no result. */
    lastError: () => lastError,
    log: () => log.join("\n"),
  };
}
