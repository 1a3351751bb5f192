import assert from "node:assert/strict";
import { defaultSettings } from "../../../shared/src/settings";
import { findGroupLenses } from "../../../server/src/features/codeLens/groupLenses";
import { acmeService } from "../../support/actions";
import { createDocument } from "../../support/check";

const url = "const url = 'https://api.acme.example';\n";

async function lensesOf(source: string): Promise<readonly string[]> {
  const text = url + source;
  const analysis = await acmeService.analyze(createDocument(text), defaultSettings);
  return findGroupLenses(analysis).map(
    (lens) => `${text.slice(lens.span.start, lens.span.start + 6)}: ${lens.handled} of ${lens.total} ${lens.of}`,
  );
}

describe("findGroupLenses", () => {
  it("tells how many codes of its families a switch handles", async () => {
    const lenses = await lensesOf("switch (e.code) { case 'card_lost': case 'card_expired': }");
    assert.deepEqual(lenses, ["switch: 2 of 3 card_"]);
  });

  it("counts all codes of the API where codes have no family, or nothing of the families is left out", async () => {
    const lenses = await lensesOf("switch (e.code) { case 'card_lost': case 'bank/unknown': }");
    assert.deepEqual(lenses, ["switch: 2 of 5 Acme"]);
    const complete = await lensesOf("x({ card_lost: 1, card_expired: 2, card_declined: 3 });");
    assert.deepEqual(complete, ["{ card: 3 of 5 Acme"]);
  });

  it("says nothing of what is complete, of single codes, of small maps, of lists and of what is about another API", async () => {
    for (const source of [
      "x({ card_lost: 1, card_expired: 2, card_declined: 3, bank_closed: 4, 'bank/unknown': 5 });",
      "switch (e.code) { case 'card_lost': }",
      "x({ card_lost: 1, card_expired: 2 });",
      "const codes = ['card_lost', 'card_expired'];",
      "switch (e.code) { case 'card_lost': case 'card_expired': case 'a': case 'b': case 'c': }",
      "// errdex: none\nswitch (e.code) { case 'card_lost': case 'card_expired': }",
    ]) {
      assert.deepEqual(await lensesOf(source), [], source);
    }
  });
});
