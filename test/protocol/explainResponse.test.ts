import assert from "node:assert/strict";
import { explainResponseRequest, type ExplainResponseResult } from "../../shared/src/protocol";
import { connectInMemory, type TestClient } from "../support/testClient";

const root = "file:///work";
const acme = {
  errdexCatalog: 1,
  id: "acme",
  name: "Acme Pay",
  codes: { ACME_CARD_LOST: "The card was *reported* lost." },
};
const text = JSON.stringify(acme);

describe("errdex/explainResponse", () => {
  let client: TestClient;
  before(async () => {
    const uri = `${root}/acme.errdex.json`;
    const files = {
      find: (folder: string): readonly string[] => [uri].filter((known) => known.startsWith(folder)),
      read: (asked: string): Promise<string> =>
        asked === uri ? Promise.resolve(text) : Promise.reject(new Error("ENOENT: no such file")),
    };
    client = await connectInMemory({ folders: [root], runtime: { files } });
  });
  after(() => {
    client.dispose();
  });
  const explain = (answer: string): Promise<ExplainResponseResult> =>
    client.request<ExplainResponseResult>(explainResponseRequest, { text: answer });

  it("tells API, code and what to do of a body, though no document is open", async () => {
    const body = { createTime: "2023-01-01T12:34:56.000Z", message: "No <b>", code: "INVALID_OTP" };
    const { markdown, isKnown } = await explain(JSON.stringify(body));
    assert.equal(isKnown, true);
    assert.match(markdown, /\*\*Ratio\*\* answered/);
    assert.match(markdown, /`INVALID_OTP`/);
    assert.match(markdown, /\*\*Suggested handling\*\*/);
    assert.ok(!markdown.includes("<b>") || markdown.includes("\\<b>"), markdown);
  });

  it("knows the codes of the workspace's own catalogs, and escapes what they say", async () => {
    const { markdown, isKnown } = await explain('2026-01-01 ERROR pay: {"code":"ACME_CARD_LOST"}');
    assert.equal(isKnown, true);
    assert.match(markdown, /`ACME_CARD_LOST` — Acme Pay/);
    assert.match(markdown, /The card was \\\*reported\\\* lost\./);
  });

  it("says so where nothing is known", async () => {
    const { markdown, isKnown } = await explain("Hello");
    assert.equal(isKnown, false);
    assert.match(markdown, /There is no error code in this text that a catalog knows\./);
  });
});
