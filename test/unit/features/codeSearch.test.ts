import assert from "node:assert/strict";
import { builtInCatalogs } from "../../../server/src/catalogs/builtIn";
import { CatalogIndex } from "../../../server/src/catalogs/catalogIndex";
import { readCatalog } from "../../../server/src/catalogs/readCatalog";
import { searchCodes } from "../../../server/src/features/codeSearch/codeSearch";
import { findKnownCodes } from "../../../server/src/features/codeSearch/knownCodes";
import { type ProjectCodes, readProjectCodes } from "../../../server/src/features/projectCodes";
import { type Files, indexFiles } from "../../support/workspaces";

const { catalog: acme } = readCatalog(
  {
    errdexCatalog: 1,
    id: "acme",
    name: "Acme",
    envelope: { codeFields: ["code"] },
    codes: { LOST: "Gone.", CARD_LOST: "A card.", LOST_CARD: { summary: "Old card.", aliases: ["CARD_GONE_OLD"] } },
  },
  "test",
);
assert.ok(acme);
const catalogs = [...builtInCatalogs, acme];
const index = new CatalogIndex(catalogs);

async function readCodes(files: Files = {}): Promise<ProjectCodes> {
  const workspace = await indexFiles(files, catalogs);
  return readProjectCodes(catalogs, {
    files: workspace.index.files,
    factsOf: (uri) => workspace.index.factsOf(uri),
    showPath: (uri) => uri,
  });
}

async function search(query: string, files?: Files, limit = 5): Promise<ReturnType<typeof searchCodes>> {
  return searchCodes(await readCodes(files), { query, limit }, (value, catalog) =>
    index.nearest(value, catalog).map(({ entry }) => entry),
  );
}

async function checkSearch(query: string, expected: readonly string[], files?: Files): Promise<void> {
  const { items } = await search(query, files, expected.length);
  assert.deepEqual(
    items.map(({ code }) => code),
    expected,
  );
}

describe("a search for codes", () => {
  it("gives the code itself first, then those that begin so, then those that hold it", async () => {
    await checkSearch("lost", ["LOST", "LOST_CARD", "CARD_LOST"]);
  });

  it("takes words in any order and any case", async () => {
    await checkSearch("otp invalid", ["INVALID_OTP"]);
    await checkSearch("approved kyc not", ["customer/kyc-not-approved"]);
  });

  it("finds codes by words of their summaries, after those by name", async () => {
    await checkSearch("old card", ["LOST_CARD"]);
    await checkSearch("one-time password", ["INVALID_OTP"]);
  });

  it("takes a code with its quotes, as it was pasted", async () => {
    await checkSearch("'INVALID_OTP',", ["INVALID_OTP"]);
  });

  it("takes signs of regular expressions for themselves", async () => {
    await checkSearch("customer/dup", ["customer/duplicate"]);
    assert.equal((await search("INVALID.OTP")).isGuess, true);
  });

  it("finds HTTP statuses, too", async () => {
    const { items } = await search("429");
    assert.deepEqual([items[0]?.kind, items[0]?.code, items[0]?.catalogName], ["status", "429", "Sphere"]);
  });

  it("prefers codes that the project uses, then those of catalogs that it uses", async () => {
    await checkSearch("", ["CARD_LOST", "LOST_CARD", "LOST"], { "a.ts": "f('CARD_LOST'); f('LOST_CARD');" });
  });

  it("guesses where nothing is found", async () => {
    const { items, isGuess } = await search("INVALID_OPT");
    assert.deepEqual([items[0]?.code, isGuess], ["INVALID_OTP", true]);
    assert.deepEqual(await search("entirely unheard of words"), { items: [], more: 0, isGuess: false });
  });

  it("guesses by some of the words where no code has all of them, the rarest first", async () => {
    const taken = await search("email already taken", {}, 10);
    assert.equal(taken.isGuess, true);
    assert.equal(taken.items[0]?.code, "ALREADY_EXISTS_EMAIL");
    assert.ok(taken.items.every(({ code, summary }) => /email|already/i.test(code + summary)));
    const few = await search("email zebra", {}, 10);
    assert.ok(few.items.length > 0 && few.items.every(({ code, summary }) => /email/i.test(code + summary)));
    assert.deepEqual((await search("of zebra")).items, []);
    assert.deepEqual((await search("the zebra")).items, [], "most codes have this word");
  });

  it("tells how many there are beyond the limit", async () => {
    const { items, more, isGuess } = await search("INVALID_");
    assert.deepEqual([items.length, items.length + more > 70, isGuess], [5, true, false]);
  });
});

describe("words that are codes", () => {
  const words = ["INVALID_OTP", "LOST", "customer/duplicate", "customer/kyc-not-approved", "CARD_GONE_OLD", "src/a"];
  const known = async (onlyTelling: boolean, files?: Files): Promise<readonly string[]> =>
    Object.entries(findKnownCodes(await readCodes(files), { words, onlyTelling })).map(
      ([word, names]) => `${word}: ${names.map(({ catalog, code }) => `${catalog} ${code}`).join()}`,
    );

  it("are all of them where one was asked for", async () => {
    assert.deepEqual(await known(false), [
      "INVALID_OTP: ratio INVALID_OTP",
      "LOST: acme LOST",
      "customer/duplicate: sphere customer/duplicate",
      "customer/kyc-not-approved: sphere customer/kyc-not-approved",
      "CARD_GONE_OLD: acme LOST_CARD",
    ]);
  });

  it("are in a terminal those that hardly mean anything else", async () => {
    assert.deepEqual(await known(true), ["customer/kyc-not-approved: sphere customer/kyc-not-approved"]);
  });

  it("are in a terminal those of catalogs that the project uses, if they have several words", async () => {
    assert.deepEqual(await known(true, { "a.ts": "fetch('https://api.ratio.me')" }), [
      "INVALID_OTP: ratio INVALID_OTP",
      "customer/kyc-not-approved: sphere customer/kyc-not-approved",
    ]);
  });
});
