import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { defaultSettings } from "../../shared/src/settings";
import { languageOfPath } from "../../server/src/languages";
import type { Occurrence } from "../../server/src/occurrences/occurrence";
import type { Finding } from "../../server/src/rules/finding";
import type { Analysis } from "../../server/src/service";
import { createDocument, testService, listOccurrences } from "../support/check";
import { readMarks } from "../support/marks";
import { documentOf, indexFiles, readWorkspaces } from "../support/workspaces";

const root = join("test", "fixtures");

interface Result {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

describe("fixtures: every literal has the role, subject and catalog that its mark says", () => {
  for (const file of filesIn(join(root, "languages"))) {
    it(file, () =>
      checkMarks(file, (analysis) =>
        listOccurrences(analysis.groups)
          .filter(isCodeOrNear)
          .map(({ literal, role, group }) => ({
            ...literal.span,
            text: `${role} ${group.subject?.text ?? "-"} ${analysis.bindingOf(group)?.catalog.id ?? "-"}`,
          })),
      ),
    );
  }
});

describe("fixtures: rules speak where a mark says so, and nowhere else", () => {
  for (const file of [...filesIn(join(root, "findings")), ...filesIn(join(root, "silent"))]) {
    it(file, () => checkMarks(file, ({ findings }) => findings.map(describeFinding)));
  }
});

describe("fixtures: in a workspace, rules speak where a mark says so, and nowhere else", () => {
  for (const [name, files] of readWorkspaces()) {
    it(name, async () => {
      const { service } = await indexFiles(files);
      for (const [path, text] of Object.entries(files).filter(([path]) => languageOfPath(path) !== undefined)) {
        const document = documentOf(path, text);
        const { findings } = await service.analyze(document, defaultSettings);
        assertMarks(document, findings.map(describeFinding));
      }
    });
  }
});

/** Other strings of a fixture need no marks: its subject is where codes stand. */
function isCodeOrNear({ entries, literal }: Occurrence): boolean {
  return entries.length > 0 || testService.index.nearMisses(literal.value).length > 0;
}

async function checkMarks(file: string, resultsOf: (analysis: Analysis) => readonly Result[]): Promise<void> {
  const text = readFileSync(join(root, "..", "..", file), "utf8");
  const language = languageOfPath(file);
  assert.ok(language, `no language serves ${file}`);
  const document = createDocument(text, language.languageIds[0]);
  const analysis = await testService.analyze(document, defaultSettings);
  assertMarks(document, resultsOf(analysis));
}

function describeFinding({ rule, span, suggestions }: Finding): Result {
  return { ...span, text: `${rule} ${suggestions[0]?.code ?? "-"}` };
}

function assertMarks(document: TextDocument, results: readonly Result[]): void {
  const text = document.getText();
  const lines = text.split("\n");
  const print = ({ start, end, text: label }: Result): string => {
    const { line } = document.positionAt(start);
    return `${line + 1}: ${text.slice(start, end)}: ${label}    ${(lines[line] ?? "").trim()}`;
  };
  assert.deepEqual(results.map(print), [...readMarks(text)].sort((a, b) => a.start - b.start).map(print), document.uri);
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && languageOfPath(entry.name) !== undefined)
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
