/** Points a stack trace of a bundled suite at its TypeScript files. */

import { readFileSync } from "node:fs";
import { SourceMap } from "node:module";
import { dirname, relative, resolve } from "node:path";

/** VS Code for the Web wraps a module in a function, whose head has this many lines. */
const webWrapperLines = 2;

/**
 * @param {string} bundle the bundled suite; its source map is the file beside it
 * @returns {(line: string) => string} gives a line of output with each position in the bundle replaced by the one in
 * the source, relative to the working directory
 */
export function sourcePositions(bundle) {
  const map = readSourceMap(`${bundle}.map`);
  if (!map) return (line) => line;
  const shownPath = bundle.replaceAll("\\", "/").replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  const position = new RegExp(String.raw`[^\s(]*${shownPath}(#vscode-extension)?:(\d+):(\d+)`, "g");
  return (line) =>
    line.replace(position, (shown, web, bundleLine, bundleColumn) => {
      const { fileName, lineNumber, columnNumber } = map.findOrigin(
        Number(bundleLine) - (web ? webWrapperLines : 0),
        Number(bundleColumn),
      );
      if (!fileName) return shown;
      return `${relative(process.cwd(), resolve(dirname(bundle), fileName))}:${lineNumber}:${columnNumber}`;
    });
}

function readSourceMap(file) {
  try {
    return new SourceMap(JSON.parse(readFileSync(file, "utf8")));
  } catch (error) {
    // A suite without a source map is shown as it is.
    if (error.code === "ENOENT") return undefined;
    throw error;
  }
}
