import assert from "node:assert/strict";
import { knownHereRequest, type KnownHereResult, timesRequest, type TimesResult } from "../../shared/src/protocol";
import { connectInMemory, type TestClient } from "../support/testClient";

const source = "fetch('https://api.ratio.me/v1');\nif (e.code === 'INVALID_‸OTP') {}\n";

describe("errdex/times", () => {
  let client: TestClient;
  afterEach(() => {
    client.dispose();
  });
  const ask = async (): Promise<string> =>
    (await client.request<TimesResult>(timesRequest, {})).markdown.replaceAll("\\", "");

  it("tells what answers, languages and files have taken", async () => {
    client = await connectInMemory();
    assert.ok(!(await ask()).includes("| reading syntax |"));
    const document = await client.open(source);
    await document.hover();
    const page = await ask();
    for (const row of [
      /^- \*\*[\d.]+\*\* textDocument\/hover, .*1\.ts: .*loading languages [\d.]+/m,
      /^\| reading syntax \| 1 \| /m,
      /^\| finding codes \| 1 \| /m,
      /^\| loading languages \| 1 \| /m,
      /^\| .*1\.ts \| typescript \| /m,
    ]) {
      assert.match(page, row);
    }
  });

  it("counts an edit's work, and shows no time twice", async () => {
    client = await connectInMemory();
    const document = await client.open(source);
    await document.hover();
    await document.diagnostics();
    const countOf = (page: string): string | undefined => /^\| finding codes \| (\d+) /m.exec(page)?.[1];
    assert.equal(countOf(await ask()), "1");
    await document.change("// A comment.\n");
    await document.diagnostics();
    assert.equal(countOf(await ask()), "2");
  });
});

describe("what is known of a file, for the status", () => {
  let client: TestClient;
  afterEach(() => {
    client.dispose();
  });

  async function factsOf(text: string, languageId = "typescript"): Promise<ReadonlyMap<string, string>> {
    const document = await client.open(text, languageId);
    const { file } = await client.request<KnownHereResult>(knownHereRequest, {
      textDocument: { uri: document.uri },
      position: { line: 0, character: 0 },
      languageId,
    });
    return new Map(file.map(({ name, value }) => [name, value]));
  }

  it("is what is checked in it, and the time spent", async () => {
    client = await connectInMemory();
    const facts = await factsOf(source);
    assert.equal(facts.get("Is read"), "yes");
    assert.equal(facts.get("Is checked"), "1 place, about Ratio");
    assert.match(facts.get("Time spent on it") ?? "", /^\d+ ms since it was opened, \d+ ms at most at once$/);
  });

  it("is why nothing is found in it", async () => {
    client = await connectInMemory();
    assert.match((await factsOf("f('hello');")).get("Is checked") ?? "", /^nothing: no string in it is a known code/);
    const alone = (await factsOf("console.log('INVALID_OTP');")).get("Is checked") ?? "";
    assert.match(alone, /^nothing: nothing in it, or in the rest of its package, tells which API/);
    const skipped = await factsOf(`a('INVALID_OTP')${"b();".repeat(40_000)}`);
    assert.match(skipped.get("Is read") ?? "", /^no: /);
    assert.equal(skipped.has("Is checked"), false);
    assert.match((await factsOf("x", "cobol")).get("Is read") ?? "", /does not read this language/);
  });
});
