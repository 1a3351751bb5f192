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
    const { apis, message, codes } = await explain(JSON.stringify(body));
    assert.deepEqual([apis.map(({ name }) => name), message], [["Ratio"], "No <b>"]);
    assert.match(apis[0]?.reasons.join("; ") ?? "", /createTime, message, code/);
    const [found, ...others] = codes;
    assert.deepEqual([found?.value, found?.field, others], ["INVALID_OTP", "code", []]);
    const [entry] = found?.entries ?? [];
    assert.deepEqual(
      [entry?.catalog, entry?.code, entry?.catalogName, entry?.docs],
      ["ratio", "INVALID_OTP", "Ratio", "https://developer.ratio.me/docs/api-reference/error-codes"],
    );
    assert.match(entry?.entry.guidance?.action ?? "", /Clear the code input/);
  });

  it("knows the codes of the workspace's own catalogs", async () => {
    const { codes } = await explain('2026-01-01 ERROR pay: {"code":"ACME_CARD_LOST"}');
    assert.deepEqual(
      codes.map(({ entries }) => entries.map(({ catalogName, entry }) => [catalogName, entry.summary])),
      [[["Acme Pay", "The card was *reported* lost."]]],
    );
  });

  it("knows the catalogs of all folders of the window, and their near misses", async () => {
    assert.equal((await explain('{"code":"BIRD_ASLEEP"}')).codes[0]?.entries[0]?.catalogName, "Birds");
    const [slip] = (await explain('{"code":"BIRD_ALSEEP"}')).codes;
    assert.deepEqual([slip?.entries, slip?.near.map(({ code }) => code)], [[], ["BIRD_ASLEEP"]]);
    const params: SearchCodesParams = { query: "BIRD_ALSEEP", limit: 5 };
    const { items, isGuess } = await client.request<SearchCodesResult>(searchCodesRequest, params);
    assert.deepEqual([items.map(({ code }) => code), isGuess], [["BIRD_ASLEEP"], true]);
  });

  it("tells what the likeliest API says of the HTTP status", async () => {
    const { statuses } = await explain('HTTP/1.1 429 Too Many Requests\nHost: api.spherepay.co\n\n{"ok":false}');
    assert.deepEqual(
      statuses.map(({ status, known }) => [status, known.map(({ catalog, code }) => [catalog, code])]),
      [["429", [["sphere", "429"]]]],
    );
  });

  it("has nothing where nothing is known", async () => {
    assert.deepEqual(await explain("Hello"), { apis: [], codes: [], statuses: [] });
  });
});
