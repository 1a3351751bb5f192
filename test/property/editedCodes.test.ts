import assert from "node:assert/strict";
import fc from "fast-check";
import { readFileSync } from "node:fs";
import { builtInCatalogs } from "../../server/src/catalogs/builtIn";
import { CatalogIndex } from "../../server/src/catalogs/catalogIndex";
import { textOf } from "../../server/src/documents/editedDocument";
import { SyntaxTrees } from "../../server/src/documents/syntaxTrees";
import { languageOfId, languageOfPath } from "../../server/src/languages";
import { Grammars } from "../../server/src/languages/grammars";
import { createCandidateScanner, unquotedFormsOf } from "../../server/src/occurrences/candidates";
import { compileConstructs } from "../../server/src/occurrences/constructs";
import { worthCutting } from "../../server/src/occurrences/segments";
import { joinTexts, wholeDocument } from "../../server/src/occurrences/documentCodes";
import { findTextCodes, type CodesContext, type TextCodes } from "../../server/src/occurrences/textCodes";
import type { Statement } from "../../server/src/occurrences/occurrence";
import { createEvidenceFinder } from "../../server/src/occurrences/evidence";
import { listFixtures } from "../recall/scenes";
import { createDocument, listOccurrences, quietLogger, readPackageWasm } from "../support/check";
import { propertyRuns } from "../support/propertyRuns";
import { createWrappers } from "../../server/src/occurrences/wrappers";

const index = new CatalogIndex(builtInCatalogs);
const grammars = new Grammars(readPackageWasm, quietLogger);

describe("the codes of a document", () => {
  const source = readFileSync("test/fixtures/languages/typescript/roles.ts", "utf8");
  const json = readFileSync("test/fixtures/languages/json/roles.jsonc", "utf8");
  const pairs = Array.from({ length: 300 }, (_, i) => `"key_${i}": { "code": "INVALID_EMAIL" }`).join(",\n");
  // Long enough to be cut into segments, with blocks inside blocks.
  const texts = {
    typescript: `${source}\nclass All {\n  all() {\n${source}\n  }\n}\n`,
    json: `{ "all": [${json}], "map": { "INVALID_OTP": 1, ${pairs}, "INVALID_CITY": 2 } }`,
    yaml: `map:\n  INVALID_OTP: 1\n  ${pairs.replace(/,\n/g, "\n  ")}\n  INVALID_CITY: 2\n`,
  };
  const snippets = [
    "x",
    "'",
    "}",
    "\n",
    "if (err.code === 'INVALID_EMIAL') {}\n",
    "/*",
    "https://api.ratio.me",
    "\n// errdex: ratio\n",
    " // errdex: sphere -- so it is\n",
    "/* errdex-disable */",
    "\n// errdex-disable-next-line unknown-code\n",
    "errdex-enable",
    "\n# errdex: ratio\n",
  ];
  const edit = fc.record({ at: fc.nat(), remove: fc.nat(20), insert: fc.constantFrom(...snippets) });

  for (const [languageId, whole] of Object.entries(texts)) {
    it(`are the same whether or not what is known of unchanged statements is taken over: ${languageId}`, () =>
      checkEdits(languageId, whole, 6, 3 * propertyRuns));
  }

  for (const path of listFixtures().filter((fixture) => !/\.(ts|jsonc?|ya?ml)$/.test(fixture))) {
    const language = languageOfPath(path);
    if (language === undefined || language.host !== undefined) {
      // What a host holds is read as a text in each of its languages.
      continue;
    }
    const languageId = language.languageIds[0] ?? "";
    const text = readFileSync(path, "utf8");
    it(`are the same in ${path}, too`, () => checkEdits(languageId, text, 2, propertyRuns));

    // Long enough to be cut into segments.
    const many = text.repeat(Math.ceil(worthCutting / text.length) + 1);
    it(`are the same in many times ${path}`, () => checkEdits(languageId, many, 4, propertyRuns));
  }

  async function checkEdits(languageId: string, whole: string, mostEdits: number, runs: number): Promise<void> {
    const language = languageOfId(languageId);
    assert.ok(language);
    const grammar = await grammars.load(language);
    assert.ok(grammar);
    const trees = new SyntaxTrees(await grammars.parser());
    const context: CodesContext = {
      index,
      constructs: compileConstructs(language),
      scanCandidates: createCandidateScanner(index.shape, unquotedFormsOf(language)),
      findEvidence: createEvidenceFinder(index),
      wrappers: createWrappers([]),
    };
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: mostEdits }), (edits) => {
        const document = createDocument(whole, languageId);
        let before: TextCodes | undefined;
        for (const { at, remove, insert } of [{ at: 0, remove: 0, insert: "" }, ...edits]) {
          const start = at % (document.getText().length + 1);
          const range = { start: document.positionAt(start), end: document.positionAt(start + remove) };
          trees.update(document, [{ range, text: insert }], document.version + 1);
          const text = document.getText();
          trees.read(document, grammar, (root) => {
            const kept = findTextCodes(root, textOf(document), before, context);
            // While there is an error, what was understood before counts more than what tree-sitter makes of it now.
            if (!root.hasError) {
              const fresh = findTextCodes(root, text, undefined, context);
              assert.equal(print(kept, text), print(fresh, text), text);
              assert.deepEqual(segmentsOf(kept), segmentsOf(fresh), text);
            }
            before = kept;
          });
        }
        trees.close(document.uri);
      }),
      { numRuns: runs },
    );
    trees.dispose();
  }
});

function segmentsOf({ segments }: TextCodes): unknown {
  return segments.map(({ segment }) => segment);
}

function print(codes: TextCodes, text: string): string {
  const { groups, evidence, directives, ofScopes, stated } = joinTexts([{ ...wholeDocument, codes }], index);
  const lines = listOccurrences(groups).map(({ literal, role, group }) => {
    const members = group.members.map((member) => member.literal.span.start).join();
    return `${literal.span.start} ${text.slice(literal.span.start, literal.span.end)} ${role} ${group.subject?.text ?? ""} ${members} ${printStatement(group.stated)}`;
  });
  const said = JSON.stringify([
    directives.map(({ span, bindsFile, reach }) => [span, bindsFile, reach]),
    printStatement(ofScopes.get(wholeDocument.scope)),
    stated.map(({ span, statement, hasWhole }) => [span, printStatement(statement), hasWhole]),
  ]);
  return [...lines, said, ...evidence.map(({ catalog, reason }) => `${catalog.id} ${reason.span?.start ?? -1}`)].join(
    "\n",
  );
}

function printStatement(statement: Statement | undefined): string {
  return statement === undefined
    ? ""
    : `${statement.catalogs.map(({ id }) => id).join()} ${String(statement.whole)} ${statement.reason.span?.start ?? -1}`;
}
