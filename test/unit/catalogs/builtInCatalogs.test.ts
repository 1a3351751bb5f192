import assert from "node:assert/strict";
import ratioJson from "../../../shared/catalogs/ratio.json";
import sphereJson from "../../../shared/catalogs/sphere.json";
import { audiences, type CatalogFile, categories, type EntryFields, retries } from "../../../shared/src/catalog";

const ratio = ratioJson as CatalogFile;
const sphere = sphereJson as CatalogFile;

interface Expected {
  readonly catalog: CatalogFile;
  readonly codes: number;
  readonly statuses: readonly string[];
  readonly docs: string;
  readonly evidence: CatalogFile["evidence"];
  readonly envelope: {
    readonly codeFields: string[];
    readonly messageFields: string[];
    readonly exampleKeys: string[];
  };
  /** Codes of each family, by prefix. */
  readonly families: Readonly<Record<string, number>>;
  /** Codes that a well-meaning hand would spell otherwise. */
  readonly oddCodes: readonly string[];
  /** Misspellings of the vendor's page. */
  readonly slips: readonly string[];
}

const expectations: readonly Expected[] = [
  {
    catalog: ratio,
    codes: 159,
    statuses: [],
    docs: "https://developer.ratio.me/docs/api-reference/error-codes",
    evidence: {
      hosts: ["api.ratio.me", "api.sandbox.ratio.me", "api.staging.ratio.me"],
      headers: ["ratio-client-id", "ratio-client-secret", "ratio-client-session-id"],
    },
    envelope: { codeFields: ["code"], messageFields: ["message"], exampleKeys: ["createTime", "message", "code"] },
    families: {
      ALREADY_EXISTS_: 7,
      BANK_VERIFICATION_: 1,
      EXCEEDS_LIMIT_: 3,
      EXPIRED_: 2,
      INSUFFICIENT_: 1,
      INVALID_: 75,
      MFA_: 1,
      MISMATCH_: 2,
      MISSING_: 44,
      NOT_FOUND_: 10,
      PLAID_: 1,
      UNAVAILABLE_: 1,
      UNSUPPORTED_: 7,
      USER_: 4,
    },
    oddCodes: ["ALREADY_EXISTS_TOTP", "INVALID_LINE_1", "INVALID_LINE_2", "MFA_REQUIRED", "PLAID_LOGIN_ERROR"],
    slips: ["specififed", "valie", "ratio-cient"],
  },
  {
    catalog: sphere,
    codes: 85,
    statuses: ["200", "201", "400", "401", "403", "404", "429", "500"],
    docs: "https://docs.spherepay.co/overview/errors",
    evidence: { hosts: ["api.spherepay.co"] },
    envelope: {
      codeFields: ["error"],
      messageFields: ["message"],
      exampleKeys: ["ok", "object", "error", "message", "data", "request", "ts"],
    },
    families: {
      "customer/": 19,
      "wallets/": 11,
      "liquidation/": 2,
      "address/": 4,
      "approval/": 2,
      "taxRate/": 2,
      "shippingRate/": 2,
      "bankAccount/": 11,
      "transfer/": 21,
      "application/": 5,
      "plaid/": 4,
      "product/": 1,
      "price/": 1,
    },
    oddCodes: [
      "wallets/verified-wallet-error",
      "bankAccount/ach-only",
      "transfer/bridge/source-deposit-instructions-not-found",
      "transfer/single-tx-size-limit-reached",
      "application/earlyAccess",
      "application/custodialWalletAccess",
      "product/dne",
    ],
    slips: ["typenot", "is has"],
  },
];

for (const expected of expectations) {
  const { catalog } = expected;
  const entries = Object.entries(catalog.codes).map(([code, entry]): [string, EntryFields] => {
    assert(typeof entry !== "string", `${code} should be a whole entry`);
    return [code, entry];
  });
  const statuses = Object.entries(catalog.statuses ?? {});

  describe(`built-in catalog ${catalog.id}`, () => {
    it("has every code and status of the vendor's page", () => {
      assert.equal(entries.length, expected.codes);
      assert.deepEqual(Object.keys(catalog.statuses ?? {}), expected.statuses);
    });

    it("spells codes to the letter", () => {
      assert.deepEqual(
        expected.oddCodes.filter((code) => !Object.hasOwn(catalog.codes, code)),
        [],
      );
    });

    it("names the page and the day of the comparison", () => {
      assert.equal(catalog.docs, expected.docs);
      assert.equal(catalog.checked, "2026-11-21");
    });

    it("recognizes the API by the evidence its vendor documents, and by no other", () => {
      assert.deepEqual(catalog.evidence, expected.evidence);
    });

    it("describes the error body by a full example", () => {
      const { codeFields, messageFields, example } = catalog.envelope ?? {};
      assert.deepEqual(codeFields, expected.envelope.codeFields);
      assert.deepEqual(messageFields, expected.envelope.messageFields);
      assert.deepEqual(Object.keys(example ?? {}), expected.envelope.exampleKeys);
      const exampleCode = example?.[expected.envelope.codeFields[0] ?? ""];
      assert(typeof exampleCode === "string" && Object.hasOwn(catalog.codes, exampleCode));
    });

    it("puts each code into exactly one family", () => {
      const prefixes = Object.keys(catalog.families ?? {});
      const counts = Object.fromEntries(prefixes.map((prefix) => [prefix, 0]));
      for (const [code] of entries) {
        const [prefix, ...others] = prefixes.filter((candidate) => code.startsWith(candidate));
        assert(prefix !== undefined && others.length === 0, `${code} is in one family`);
        counts[prefix] = (counts[prefix] ?? 0) + 1;
      }
      assert.deepEqual(counts, expected.families);
    });

    it("relates codes in both directions, to other codes of the catalog only", () => {
      const relatedOf = new Map(entries.map(([code, entry]) => [code, entry.related ?? []]));
      for (const [code, related] of relatedOf) {
        assert(related.length <= 6, `${code} has too many related codes to be read`);
        assert.equal(new Set(related).size, related.length, `${code} repeats a related code`);
        for (const other of related) {
          assert.notEqual(other, code, `${code} is related to itself`);
          assert(relatedOf.get(other)?.includes(code), `${code} is related to ${other}, but not the other way round`);
        }
      }
    });

    it("categorizes every code", () => {
      for (const [code, { category }] of entries) {
        assert(category !== undefined && categories.includes(category), `${code}: ${category ?? "no category"}`);
      }
    });

    it("gives complete and distinct guidance for every code", () => {
      const actions = new Set<string>();
      for (const [code, { guidance }] of entries) {
        assert(guidance?.audience !== undefined && audiences.includes(guidance.audience), code);
        assert(guidance.retry !== undefined && retries.includes(guidance.retry), code);
        assert.match(guidance.action ?? "", /^[A-Z].*\.$/, code);
        assert.doesNotMatch(guidance.action ?? "", /[.!?] [A-Z]/, `${code} has more than one sentence of advice`);
        actions.add(guidance.action ?? "");
      }
      assert.equal(actions.size, entries.length);
    });

    for (const [status, { guidance }] of statuses) {
      it(`gives guidance for status ${status} if it is an error`, () => {
        assert.equal(guidance !== undefined, status >= "400");
      });
    }

    it("summarizes in one short line of plain text that ends with a period", () => {
      for (const [code, { summary }] of [...entries, ...statuses]) {
        assert(summary.length <= 110, `${code}: ${summary.length} characters`);
        assert.match(summary, /^[^\n]*[^.]\.$/, code);
      }
    });

    it("holds no Markdown or HTML", () => {
      for (const [code, { summary, detail, guidance }] of [...entries, ...statuses]) {
        const text = [summary, detail, guidance?.action].join("\n");
        assert.doesNotMatch(text, /[`*<>[\]\\]|&#?\w+;|(^|\W)_|_(\W|$)/, code);
      }
    });

    it("claims nothing the page does not say of single codes", () => {
      for (const [code, entry] of entries) {
        for (const key of ["httpStatus", "docs", "aliases", "deprecated"]) {
          assert(!Object.hasOwn(entry, key), `${code} has ${key}`);
        }
      }
    });

    it("mends the slips of the page", () => {
      const text = JSON.stringify([catalog.families, catalog.codes, catalog.statuses]);
      assert.deepEqual(
        expected.slips.filter((slip) => new RegExp(`\\b${slip}\\b`).test(text)),
        [],
      );
    });
  });
}

describe("built-in catalog ratio, entry by entry", () => {
  const cases: readonly [code: string, fields: Partial<EntryFields>][] = [
    ["MISSING_CLIENT_SECRET", { header: "ratio-client-secret" }],
    ["INVALID_CLIENT_SECRET", { header: "ratio-client-secret" }],
    ["INVALID_ACTIVITY_ID", { field: "activityId", format: "UUID" }],
    ["INVALID_EVENT", { field: "event", format: "WebhookEvent" }],
    ["INVALID_ID_TYPE", { field: "idType", format: "IdType" }],
    ["MISSING_LINE_1", { field: "line1" }],
  ];
  for (const [code, fields] of cases) {
    it(`knows what ${code} is about`, () => {
      const entry = catalogEntry(ratio, code);
      assert.deepEqual({ ...entry, ...fields }, entry);
    });
  }
});

describe("built-in catalog sphere, entry by entry", () => {
  it("keeps the page's 14 headings in their order", () => {
    const counts: Record<string, number> = {};
    for (const code of Object.keys(sphere.codes)) {
      const heading = catalogEntry(sphere, code).heading ?? "none";
      counts[heading] = (counts[heading] ?? 0) + 1;
    }
    assert.deepEqual(Object.entries(counts), [
      ["Customer", 19],
      ["Wallets", 11],
      ["Liquidation Wallets", 2],
      ["Address", 4],
      ["Approval", 2],
      ["Tax Rates", 2],
      ["Shipping Rates", 2],
      ["Bank Accounts", 11],
      ["Transfer", 17],
      ["Transfer Tiers", 4],
      ["Applications", 5],
      ["Plaid", 4],
      ["Product", 1],
      ["Price", 1],
    ]);
  });

  it("tells the two bank account codes for one state of each other", () => {
    assert(catalogEntry(sphere, "bankAccount/inactive").related?.includes("bankAccount/not-active"));
  });

  it("names the standards that country and state codes follow", () => {
    assert.equal(catalogEntry(sphere, "address/invalid-country").format, "ISO 3166-1 alpha-3");
    assert.equal(catalogEntry(sphere, "address/invalid-state").format, "ISO 3166-2");
  });

  it("advises to wait out what passes by itself", () => {
    const waiting = Object.keys(sphere.codes).filter(
      (code) => catalogEntry(sphere, code).guidance?.retry === "backoff",
    );
    assert.deepEqual(waiting, ["transfer/limit-exceeded", "transfer/maintenance-lock", "transfer/tx-limit-reached"]);
    assert.equal(sphere.statuses?.["429"]?.guidance?.retry, "backoff");
    assert.equal(sphere.statuses["500"]?.guidance?.retry, "backoff");
  });
});

function catalogEntry(catalog: CatalogFile, code: string): EntryFields {
  const entry = catalog.codes[code];
  assert(typeof entry === "object", `${code} is an entry`);
  return entry;
}
