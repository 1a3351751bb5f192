import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { defaultSettings } from "../../shared/src/settings";
import { languageOfPath } from "../../server/src/languages";
import { listFixtures } from "../recall/scenes";
import { actionsAt, actionTitles, applyAction, readActionFixtures } from "../support/actions";
import { createDocument, listOccurrences, testService } from "../support/check";
import { importFixture, readImportFixtures } from "../support/importFixtures";

const withCrlf = (text: string): string => text.replace(/\r?\n/g, "\r\n");

describe("where lines end with CRLF", () => {
  for (const path of listFixtures()) {
    it(`literals are read alike: ${path}`, async () => {
      const list = async (text: string): Promise<readonly string[]> => {
        const document = createDocument(text, languageOfPath(path)?.languageIds[0]);
        const analysis = await testService.analyze(document, defaultSettings);
        testService.close(document.uri);
        return listOccurrences(analysis.groups).map(
          ({ literal, role, group }) =>
            `${role} ${literal.value} ${group.subject?.text ?? "-"} ${analysis.bindingOf(group)?.catalog.id ?? "-"}`,
        );
      };
      const expected = await list(readFileSync(path, "utf8").replaceAll("\r\n", "\n"));
      assert.notDeepEqual(expected, []);
      assert.deepEqual(await list(withCrlf(readFileSync(path, "utf8"))), expected);
    });
  }

  for (const { name, source, languageId, results } of readActionFixtures()) {
    it(`code actions give the same: ${name}`, async () => {
      const { text, actions } = await actionsAt(withCrlf(source), { languageId });
      for (const [word, expected] of results) {
        const action = actions.find(({ title }) => actionTitles[word]?.test(title));
        assert.equal(action && (await applyAction(text, action)), withCrlf(expected), word);
      }
    });
  }

  for (const { path, documents, expected } of readImportFixtures()) {
    it(`the same codes are imported: ${path}`, async () => {
      const crlf = documents.map((document) => ({ ...document, text: withCrlf(document.text) }));
      const { catalog } = await importFixture({ documents: crlf });
      assert.deepEqual(Object.keys(catalog.codes), Object.keys(expected.catalog.codes));
    });
  }
});
