import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import ratio from "../../shared/catalogs/ratio.json";
import sphere from "../../shared/catalogs/sphere.json";

interface Grammar {
  readonly patterns: readonly { readonly name: string; readonly match: string }[];
}

const { patterns } = JSON.parse(readFileSync("syntaxes/errdex-codes.injection.json", "utf8")) as Grammar;
// The patterns are written so that they mean the same to Oniguruma, which VS Code uses, and to JavaScript.
const expressions = patterns.map(({ match }) => new RegExp(match));
const coloured = (source: string): string | undefined =>
  expressions.map((expression) => expression.exec(source)?.[0]).find((match) => match !== undefined);

const codes = [...Object.keys(ratio.codes), ...Object.keys(sphere.codes)];

describe("colours of codes in strings", () => {
  it("are given to every code of the built-in catalogs, in any quotes", () => {
    assert.equal(codes.length, 244);
    for (const code of codes) {
      for (const quote of ["'", '"', "`"]) {
        assert.equal(coloured(`if (code === ${quote}${code}${quote}) {`), code);
      }
    }
  });

  it("are given to these codes only: npm run build:syntaxes brings them up to date", () => {
    const named = patterns.flatMap(({ match }) => {
      const [, family = "", endings = ""] = /\)([^()]+)\(\?:([^()]+)\)\(/.exec(match) ?? [];
      return endings.split("|").map((ending) => family + ending);
    });
    assert.deepEqual(named.sort(), codes.sort());
  });

  for (const text of [
    "INVALID_EMIAL",
    "INVALID_OTP_",
    "XINVALID_OTP",
    "invalid_otp",
    "the code INVALID_OTP",
    "/INVALID_OTP",
    "USER_AGENT",
    "USER_ID",
    "PLAID_SECRET",
    "application/json",
    "application/not-found-error",
    "customer/orders",
    "customer/customer",
    "product/list",
    "errors/application/not-found",
    "/api/wallets/invalid-address",
    "https://example.com/customer/not-found",
    "customer",
    "",
  ]) {
    it(`are not given to "${text}"`, () => {
      assert.equal(coloured(`const text = "${text}";`), undefined);
    });
  }

  it("are not given to a code outside quotes", () => {
    assert.equal(coloured("const INVALID_OTP = 1; // INVALID_OTP"), undefined);
  });
});
