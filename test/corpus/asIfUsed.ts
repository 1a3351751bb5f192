/**
 * Checks the corpus as if each of its files spoke to both APIs: all that keeps Errdex silent then is its judgement of
 * each group. What it finds here need not be wrong, for there is nobody to say what the files' authors meant; each value is shown
 * once, for people to look at.
 *
 *   npm run corpus:as-if-used -- [PACKAGE…]
 */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { TextDocument } from "vscode-languageserver-textdocument";
import { defaultSettings } from "../../shared/src/settings";
import { findFiles } from "../../server/src/cli/findFiles";
import { nodeFiles } from "../../server/src/cli/nodeFiles";
import { languageOfPath } from "../../server/src/languages";
import type { Finding } from "../../server/src/rules/finding";
import { testService } from "../support/check";

const cache = join(process.cwd(), "node_modules", ".cache", "errdex-corpus");
/** Behind the end, where no place in the text moves by it. */
const evidence = `\n// ${testService.index.catalogs.flatMap((catalog) => catalog.evidence.hosts.map((host) => `https://${host}`)).join(" ")}\n`;

void checkAll(process.argv.slice(2));

async function checkAll(asked: readonly string[]): Promise<void> {
  const packages = readdirSync(cache).filter((name) => asked.length === 0 || asked.some((part) => name.includes(part)));
  let files = 0;
  let findings = 0;
  const shown = new Map<string, number>();
  for (const name of packages) {
    for (const path of findFiles(nodeFiles, join(cache, name, "files"), ["."]).paths) {
      files++;
      for (const { rule, message } of await checkFile(path)) {
        findings++;
        const text = `${name}: ${rule}: ${message}`;
        shown.set(text, (shown.get(text) ?? 0) + 1);
      }
    }
  }
  const lines = Array.from(shown, ([text, times]) => `${times} × ${text}`);
  process.stdout.write([...lines, `${packages.length} packages, ${files} files, ${findings} findings`, ""].join("\n"));
}

async function checkFile(path: string): Promise<readonly Finding[]> {
  const languageId = languageOfPath(path)?.languageIds[0] ?? "";
  const document = TextDocument.create(path, languageId, 1, readFileSync(path, "utf8") + evidence);
  const { findings } = await testService.check(document, defaultSettings);
  testService.close(document.uri);
  return findings;
}
