import assert from "node:assert/strict";
import { readCatalog } from "../../../server/src/catalogs/readCatalog";
import { createDocument, createTestService } from "../../support/check";
import { fixesAt, problemsIn } from "../../support/features";

const host = "fetch('https://api.spherepay.co/v1');\n";

describe("wrong-field", () => {
  it("marks the field, and says which one holds the codes and why it believes so", async () => {
    const source = `${host}if (err.response.data.code === 'customer/duplicate') {}`;
    const [problem, ...others] = await problemsIn(source);
    assert.equal(others.length, 0);
    assert.equal(problem?.level, "warning");
    assert.equal(problem.span.start, source.indexOf("code"));
    assert.equal(problem.span.end, source.indexOf("code") + "code".length);
    assert.match(problem.message, /^Sphere's codes stand in 'error', not in 'code'\. \(.*api\.spherepay\.co .*\)$/);
    assert.ok(problem.docs?.startsWith("https://"));
  });

  it("is silent in a cell of a notebook, for another one may read the answer", async () => {
    const speaks = createDocument("url = 'https://api.spherepay.co/v1'", "python");
    const service = createTestService({ companionsOf: () => [speaks] });
    const source = "if response.json()['code'] == 'customer/duplicate':\n    pass\n";
    assert.equal((await problemsIn(`${speaks.getText()}\n${source}`, { languageId: "python" })).length, 1);
    assert.deepEqual(await problemsIn(source, { languageId: "python", service }), []);
  });

  it("reads the right field instead, however it is written", async () => {
    for (const [field, mended] of [
      ["data.co‸de", "data.error"],
      ["data?.['co‸de']", "data?.['error']"],
    ] as const) {
      const rest = " === 'customer/duplicate') {}";
      const [fix, ...others] = await fixesAt(`${host}if (err.response.${field}${rest}`);
      assert.equal(others.length, 0);
      assert.equal(fix?.title, "Read 'error'");
      assert.equal(fix.result, `${host}if (err.response.${mended}${rest}`);
    }
  });

  it("offers each field where an API has several", async () => {
    const { catalog } = readCatalog(
      {
        errdexCatalog: 1,
        id: "acme",
        name: "Acme",
        envelope: { codeFields: ["errorCode", "subcode"] },
        evidence: { hosts: ["api.acme.test"] },
        codes: { NO_CARD: "There is no card." },
      },
      "test",
    );
    assert.ok(catalog);
    const service = createTestService({ catalogs: [catalog] });
    const source = "fetch('https://api.acme.test');\nif (res.body.co‸de === 'NO_CARD') {}";
    const fixes = await fixesAt(source, { service });
    assert.deepEqual(
      fixes.map(({ title }) => title),
      ["Read 'errorCode'", "Read 'subcode'"],
    );
    const [problem] = await problemsIn(source.replace("‸", ""), { service });
    assert.match(problem?.message ?? "", /^Acme's codes stand in 'errorCode' or 'subcode', not in 'code'\./);
  });
});
