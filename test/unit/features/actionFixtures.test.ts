import assert from "node:assert/strict";
import { languages } from "../../../server/src/languages";
import { defaultSettings } from "../../../shared/src/settings";
import {
  acmeService,
  type ActionsFound,
  actionsAt,
  actionTitles,
  applyAction,
  readActionFixtures,
} from "../../support/actions";
import { createDocument, describeFinding } from "../../support/check";
import { readCursor } from "../../support/marks";

const fixtures = readActionFixtures();

describe("code actions on the fixtures", () => {
  for (const { name, source, languageId, results } of fixtures) {
    let found: Promise<ActionsFound> | undefined;
    for (const [word, expected] of results) {
      it(`${word}: ${name}`, async () => {
        const { text, actions, analysis: before } = await (found ??= actionsAt(source, { languageId }));
        const action = actions.find(({ title }) => actionTitles[word]?.test(title));
        assert.ok(action, actions.map(({ title }) => title).join("\n"));
        assert.equal(await applyAction(text, action), expected);
        const { findings, groups } = await acmeService.analyze(createDocument(expected, languageId), defaultSettings);
        const left = findings.map(describeFinding);
        const expectedLeft = before.findings.filter(({ value }, i, all) =>
          word === "line" ? i !== all.findIndex((other) => other.value === value) : !results.has("line"),
        );
        assert.deepEqual(left, expectedLeft.map(describeFinding));
        if (word === "add") {
          const codes = ["card_declined", "card_expired", "card_lost", "bank_closed", "bank/unknown"];
          const values = groups.map(({ members }) => new Set(members.map(({ literal }) => literal.value)));
          assert.ok(values.some((held) => codes.every((code) => held.has(code))));
        }
      });
    }
  }

  it("are there for every language", () => {
    const shown = new Set(fixtures.filter(({ results }) => results.size > 0).map(({ name }) => name.split("/")[0]));
    assert.deepEqual(
      languages.map(({ id }) => id).filter((id) => !shown.has(id)),
      [],
    );
  });

  it("show how to ignore, in a line and in a file, in every language with comments", () => {
    const slips = fixtures.filter(({ name }) => name.includes("/slip."));
    for (const { name, results } of slips) {
      assert.ok(results.has("line") && results.has("file") && results.has("none"), name);
    }
    const shown = new Set(slips.map(({ name }) => name.split("/")[0]));
    assert.deepEqual(
      languages.map(({ id }) => id).filter((id) => !shown.has(id)),
      [],
    );
  });

  it("have one cursor each", () => {
    for (const { source } of fixtures) {
      readCursor(source);
    }
  });
});
