import assert from "node:assert/strict";
import fc from "fast-check";
import { readFileSync } from "node:fs";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { defaultSettings } from "../../shared/src/settings";
import { languageOfPath } from "../../server/src/languages";
import type { Analysis } from "../../server/src/service";
import { listFixtures } from "../recall/scenes";
import { createDocument, listOccurrences, testService } from "../support/check";
import { propertyRuns } from "../support/propertyRuns";

const snippets = [
  ...[
    "x",
    "'",
    '"',
    "`",
    "{",
    "}",
    "(",
    ")",
    "[",
    "\\",
    "\n",
    "\r\n",
    "\t",
    "${",
    "#{",
    "//",
    "/*",
    "#",
    "😀",
    "\ud800",
  ],
  ...[
    "case 'INVALID_EMIAL':",
    '"customer/kyc_not_approved"',
    "https://api.ratio.me",
    "INVALID_INVALID_OTP",
    "\u0000",
    "",
  ],
];
const edit = fc.record({ at: fc.nat(), remove: fc.nat(30), insert: fc.constantFrom(...snippets) });
const edits = fc.array(edit, { minLength: 1, maxLength: 2 });

// One document for each language stays open, so that every run goes on from what the one before left behind.
for (const path of listFixtures()) {
  describe(`whatever is typed into ${path}`, () => {
    const source = readFileSync(path, "utf8");
    const languageId = languageOfPath(path)?.languageIds[0];

    // NOTE: while the text is broken, tree-sitter's recovery depends on how it came about, so the two differ in between.
    it("nothing is thrown, spans and suggestions hold, and once it is whole again all is as in a fresh one", async () => {
      const document = createDocument(source, languageId);
      const expected = summarize(
        await testService.analyze(createDocument(source, languageId), defaultSettings),
        document,
      );
      await fc.assert(
        fc.asyncProperty(edits, async (changes) => {
          for (const { at, remove, insert } of changes) {
            const start = at % (document.getText().length + 1);
            replace(document, start, start + remove, insert);
            checkInvariants(await testService.analyze(document, defaultSettings), document);
          }
          replace(document, 0, document.getText().length, source);
          const analysis = await testService.analyze(document, defaultSettings);
          assert.deepEqual(summarize(analysis, document), expected);
        }),
        { numRuns: propertyRuns },
      );
      testService.close(document.uri);
    });
  });
}

function replace(document: TextDocument, start: number, end: number, text: string): void {
  const range = { start: document.positionAt(start), end: document.positionAt(end) };
  testService.update(document, [{ range, text }], document.version + 1);
}

/** What holds for every text. */
function checkInvariants({ groups, findings, evidence }: Analysis, document: TextDocument): void {
  const { length } = document.getText();
  const spans = [
    ...listOccurrences(groups).map(({ literal }) => literal.span),
    ...findings.flatMap(({ occurrence }) => occurrence?.literal.span ?? []),
    ...evidence.flatMap(({ reason }) => reason.span ?? []),
  ];
  for (const { start, end } of spans) {
    assert.ok(0 <= start && start <= end && end <= length, `${start} to ${end} of ${length}`);
  }
  for (const { suggestions, catalog } of findings) {
    assert.ok(suggestions.every((entry) => catalog?.entries.get(entry.code) === entry));
  }
}

/** What must not depend on how a text came about. */
function summarize(analysis: Analysis, document: TextDocument): unknown {
  checkInvariants(analysis, document);
  return {
    occurrences: listOccurrences(analysis.groups).map(({ literal, role, group }) => [
      literal,
      role,
      group.subject,
      analysis.bindingOf(group)?.reasons,
    ]),
    findings: analysis.findings.map(({ message, suggestions }) => [message, suggestions.map(({ code }) => code)]),
    evidence: analysis.evidence.map(({ catalog, reason }) => [catalog.id, reason]),
  };
}
