import assert from "node:assert/strict";
import { builtInCatalogs } from "../../../server/src/catalogs/builtIn";
import { CatalogIndex } from "../../../server/src/catalogs/catalogIndex";
import { readCatalog } from "../../../server/src/catalogs/readCatalog";

const index = new CatalogIndex(builtInCatalogs);
const codes = builtInCatalogs.flatMap((catalog) => [...catalog.entries.keys()]);

describe("look-up", () => {
  it("finds each of the 244 built-in codes, and nothing else", () => {
    assert.equal(codes.length, 244);
    for (const code of codes) {
      assert.deepEqual(
        index.lookup(code).map((entry) => entry.code),
        [code],
      );
    }
    assert.deepEqual(index.lookup("INVALID_EMIAL"), []);
    assert.deepEqual(index.lookup("constructor"), []);
  });

  it("finds an entry of each catalog that knows a code, and an entry by its alias", () => {
    const { catalog } = readCatalog(
      {
        errdexCatalog: 1,
        id: "acme",
        name: "Acme",
        codes: { INVALID_OTP: "Wrong.", NEW_NAME: { summary: "New.", aliases: ["OLD_NAME"] } },
      },
      "test",
    );
    assert.ok(catalog);
    const both = new CatalogIndex([...builtInCatalogs, catalog]);
    assert.deepEqual(
      both.lookup("INVALID_OTP").map((entry) => entry.catalog.id),
      ["ratio", "acme"],
    );
    assert.deepEqual(
      both.lookup("OLD_NAME").map((entry) => entry.code),
      ["NEW_NAME"],
    );
  });
});

describe("an index over several catalogs", () => {
  const parts = ["A_", "B_", "C_", "D_"].map((prefix, i) => {
    const codes = {
      SHARED_CODE: "Shared.",
      [`${prefix}LIMIT_REACHED`]: {
        summary: "Reached.",
        aliases: [`${prefix}OLD_NAME`, "SHARED_CODE", "C_LIMIT_REACHED"],
      },
    };
    const { catalog } = readCatalog({ errdexCatalog: 1, id: `part-${i}`, name: prefix, codes }, "test");
    assert.ok(catalog);
    return catalog;
  });
  const whereIs = (value: string, from = parts): readonly string[] =>
    new CatalogIndex(from).lookup(value).map(({ code, catalog }) => `${catalog.id} ${code}`);

  it("gives what each of them has for a text, in their order, aliases and codes in the order of the file", () => {
    assert.deepEqual(whereIs("D_OLD_NAME"), ["part-3 D_LIMIT_REACHED"]);
    assert.deepEqual(
      whereIs("SHARED_CODE"),
      parts.flatMap(({ id, name }) => [`${id} SHARED_CODE`, `${id} ${name}LIMIT_REACHED`]),
    );
    assert.deepEqual(whereIs("C_LIMIT_REACHED", parts.slice(0, 2)), [
      "part-0 A_LIMIT_REACHED",
      "part-1 B_LIMIT_REACHED",
    ]);
  });

  it("knows the same of a catalog alone, among others and in any order", () => {
    for (const value of ["D_LIMIT_REACHD", "LIMIT_REACHED", "d-limit-reached", "SHARED_COD", "REACHED_LIMIT_D"]) {
      const last = parts.at(-1) as (typeof parts)[0];
      const orders = [[last], [...parts.slice(0, 1), last], parts.toReversed()];
      const answers = orders.map((order) => {
        const index = new CatalogIndex(order);
        const here = index.nearMisses(value).filter(({ entry }) => entry.catalog === last);
        const nearest = index.nearest(value, last);
        const resembles = index.resemblesCodeOf((catalog) => catalog === last, value);
        return JSON.stringify([
          here.map(({ entry, kind }) => `${kind} ${entry.code}`),
          nearest.map(({ entry, by }) => `${by} ${entry.code}`),
          resembles,
        ]);
      });
      assert.equal(new Set(answers).size, 1, `${value}: ${answers.join("\n")}`);
    }
  });
});

describe("near misses", () => {
  const cases: readonly (readonly [string, string])[] = [
    ["INVALID_EMIAL", "typo INVALID_EMAIL"],
    ["invalid_token", "style INVALID_TOKEN"],
    ["INVALID_oTP", "typo INVALID_OTP"],
    ["INVALID-ACTIVITY-ID", "style INVALID_ACTIVITY_ID"],
    ["customer/kyc_not_approved", "typo customer/kyc-not-approved"],
    ["Customer not found", "style customer/not-found"],
    ["INVALID_INVALID_OTP", "typo INVALID_OTP"],
    ["NOT_FOUND_NOT_FOUND_USER", "typo NOT_FOUND_USER"],
    ["MISSING_INVALID_OTP", ""],
    ["INVALID_OTP", ""],
    ["INVALID_PASSWORD", ""],
    ["application/json", ""],
    ["", ""],
    ["\ud800", ""],
    ["x".repeat(500), ""],
  ];
  for (const [value, expected] of cases) {
    it(`of ${value.slice(0, 40) || "nothing"}: ${expected || "none"}`, () => {
      assert.equal(
        index
          .nearMisses(value)
          .map(({ kind, entry }) => `${kind} ${entry.code}`)
          .join(),
        expected,
      );
    });
  }
});

describe("nearest codes", () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ["ratio", "INVALID_EMIAL", "INVALID_EMAIL"],
    ["ratio", "INSUFICENT_BALANCE", "INSUFFICIENT_BALANCE"],
    ["ratio", "USER_NOT_FOUND", "NOT_FOUND_USER"],
    ["ratio", "not-found-user", "NOT_FOUND_USER"],
    ["sphere", "customer/kyc-not-aproved", "customer/kyc-not-approved"],
    ["ratio", "INVALID_INVALID_OTP", "INVALID_OTP"],
    ["ratio", "ACCEPTED_TERMS", "INVALID_ACCEPTED_TERMS"],
    ["ratio", "MEMO", ""],
    ["sphere", "kyc-not-approved", "customer/kyc-not-approved"],
    ["sphere", "bankAccount/bankAccount/too-long", "bankAccount/too-long"],
    ["sphere", "INVALID_EMIAL", ""],
  ];
  for (const [id, value, expected] of cases) {
    it(`to ${value} in ${id}: ${expected || "none"}`, () => {
      const catalog = builtInCatalogs.find((candidate) => candidate.id === id);
      assert.ok(catalog);
      assert.equal(index.nearest(value, catalog)[0]?.entry.code ?? "", expected);
    });
  }
});

describe("of codes as near as each other", () => {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    // E is beside W on the keyboard, and far from K.
    ["a neighbouring key is likelier than one far away", "NO_CARE", ["NO_CARW", "NO_CARK"]],
    ["the one that begins alike is likelier", "SET_ROME", ["SET_ROMX", "GET_ROME"]],
  ];
  for (const [name, value, expected] of cases) {
    it(name, () => {
      const codes = Object.fromEntries([...expected].reverse().map((code) => [code, "It failed."]));
      const { catalog } = readCatalog({ errdexCatalog: 1, id: "acme", name: "Acme", codes }, "test");
      assert.ok(catalog);
      const nearest = new CatalogIndex([catalog]).nearest(value, catalog);
      assert.deepEqual(
        nearest.map(({ entry }) => entry.code),
        expected,
      );
    });
  }
});

describe("the shape of a catalog's codes", () => {
  const cases: readonly (readonly [codes: readonly string[], expected: string])[] = [
    [["NO_CARD", "NO_FUNDS"], "7–8 _ capitals"],
    [["noCard", "NO_FUNDS"], "6–8 _ any"],
    [["NO_FUNDS", "noCard"], "6–8 _ any"],
    [["card/lost", "NO_FUNDS"], "8–9 /_ capitals"],
    [["card/lost", "bank.shut"], "9–9 /. none"],
    [[], "0–0  none"],
  ];
  for (const [codes, expected] of cases) {
    it(`of ${codes.join(" and ") || "none"} is ${expected}`, () => {
      const data = {
        errdexCatalog: 1,
        id: "acme",
        name: "Acme",
        codes: Object.fromEntries(codes.map((x) => [x, "It is."])),
      };
      const { catalog } = readCatalog(data, "test");
      assert.ok(catalog);
      const { minLength, maxLength, signs, names } = new CatalogIndex(codes.length === 0 ? [] : [catalog]).shape;
      assert.equal(`${minLength}–${maxLength} ${signs} ${names ?? "none"}`, expected);
    });
  }
});
