import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { defaultSettings, type Settings } from "../../shared/src/settings";
import { createEditedDocument } from "../../server/src/documents/editedDocument";
import { builtInCatalogs } from "../../server/src/catalogs/builtIn";
import { createErrorCodeService, type ServiceOptions } from "../../server/src/createService";
import { languages } from "../../server/src/languages";
import { grammarFile, Grammars, runtimeWasm, type ReadWasm } from "../../server/src/languages/grammars";
import type { Group, Occurrence } from "../../server/src/occurrences/occurrence";
import type { Finding } from "../../server/src/rules/finding";
import type { ErrorCodeService } from "../../server/src/service";
import type { Logger } from "../../server/src/util/logger";

/** The only place where tests build the engine. Engines share their grammars, for to load one takes longer than a test. */
export function createTestService(options: Partial<ServiceOptions> = {}): ErrorCodeService {
  return createErrorCodeService({
    catalogs: builtInCatalogs,
    readWasm: readPackageWasm,
    grammars: testGrammars,
    logger: quietLogger,
    ...options,
  });
}

export const quietLogger: Logger = {
  error: () => undefined,
  warn: () => undefined,
  info: () => undefined,
  debug: () => undefined,
};

/** Reads grammars from the npm packages that ship them, so that unit tests need no build; each once. */
export const readPackageWasm: ReadWasm = (name) => {
  let bytes = wasmFiles.get(name);
  if (bytes === undefined) {
    bytes = readFile(findPackageWasm(name));
    wasmFiles.set(name, bytes);
  }
  return bytes;
};

const wasmFiles = new Map<string, Promise<Uint8Array>>();

function findPackageWasm(name: string): string {
  const require = createRequire(join(process.cwd(), "package.json"));
  if (name === runtimeWasm) {
    return require.resolve("web-tree-sitter/web-tree-sitter.wasm");
  }
  const grammar = languages.find((language) => grammarFile(language) === name)?.grammar;
  return join(dirname(require.resolve(`${grammar?.package ?? name}/package.json`)), grammar?.file ?? "");
}

/** One for all tests: grammars load once. */
export const testGrammars = new Grammars(readPackageWasm, quietLogger);

/** One engine for all tests that need no other. */
export const testService = createTestService();

let documents = 0;

export function createDocument(text: string, languageId = "typescript"): TextDocument {
  return createEditedDocument(`test:///${++documents}`, languageId, 1, text);
}

/** The findings of a source, as `rule text → first suggestion`. */
export async function checkFindings(
  source: string,
  expected: readonly string[],
  { languageId = "typescript", settings = defaultSettings, service = testService }: CheckOptions = {},
): Promise<void> {
  const { findings } = await service.analyze(createDocument(source, languageId), settings);
  assert.deepEqual(findings.map(describeFinding), expected, source);
}

export interface CheckOptions {
  readonly languageId?: string;
  readonly settings?: Settings;
  readonly service?: ErrorCodeService;
}

/** `unknown-code INVALID_EMIAL → INVALID_EMAIL`. */
export function describeFinding({ rule, value, suggestions }: Finding): string {
  return `${rule} ${value} → ${suggestions[0]?.code ?? "-"}`;
}

/** The occurrences of all groups, sorted by place. */
export function listOccurrences(groups: readonly Group[]): readonly Occurrence[] {
  return groups.flatMap(({ members }) => members).sort((a, b) => a.literal.span.start - b.literal.span.start);
}
