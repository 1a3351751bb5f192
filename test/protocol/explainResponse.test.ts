import assert from "node:assert/strict";
import {
  explainResponseRequest,
  type ExplainResponseResult,
  type SearchCodesParams,
  searchCodesRequest,
  type SearchCodesResult,
} from "../../shared/src/protocol";
import { connectInMemory, type TestClient } from "../support/testClient";

const root = "file:///work";
/** Another folder of the same window. */
const second = "file:///second";
const acme = {
  errdexCatalog: 1,
  id: "acme",
  name: "Acme Pay",
  codes: { ACME_CARD_LOST: "The card was *reported* lost." },
};
const birds = { errdexCatalog: 1, id: "birds", name: "Birds", codes: { BIRD_ASLEEP: "The bird is asleep." } };
const texts = new Map([
  [`${root}/acme.errdex.json`, JSON.stringify(acme)],
  [`${second}/birds.errdex.json`, JSON.stringify(birds)],
]);

describe("errdex/explainResponse", () => {
  let client: TestClient;
  before(async () => {
    const files = {
      find: (folder: string): readonly string[] => [...texts.keys()].filter((known) => known.startsWith(folder)),
      read: (asked: string): Promise<string> => {
        const text = texts.get(asked);
        return text === undefined ? Promise.reject(new Error("ENOENT: no such file")) : Promise.resolve(text);
      },
    };
    client = await connectInMemory({ folders: [root, second], runtime: { files } });
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

  it("knows the catalogs of all folders of the window, and their near misses", async () => {
    assert.match((await explain('{"code":"BIRD_ASLEEP"}')).markdown, /`BIRD_ASLEEP` — Birds/);
    assert.match((await explain('{"code":"BIRD_ALSEEP"}')).markdown, /Did you mean `BIRD_ASLEEP`/);
    const params: SearchCodesParams = { query: "BIRD_ALSEEP", limit: 5 };
    const { items, isGuess } = await client.request<SearchCodesResult>(searchCodesRequest, params);
    assert.deepEqual([items.map(({ code }) => code), isGuess], [["BIRD_ASLEEP"], true]);
  });

  it("says so where nothing is known", async () => {
    const { markdown, isKnown } = await explain("Hello");
    assert.equal(isKnown, false);
    assert.match(markdown, /There is no error code in this text that a catalog knows\./);
  });
});
