import assert from "node:assert/strict";
import { wrap } from "../../../server/src/render/terminalText";
import { readCatalog } from "../../../server/src/catalogs/readCatalog";
import { CatalogIndex } from "../../../server/src/catalogs/catalogIndex";
import { renderExplanation } from "../../../server/src/render/explanation";
import { displayWidth } from "../../../server/src/render/terminalText";

function explain(codes: Readonly<Record<string, unknown>>, width = 80): string {
  const data = {
    errdexCatalog: 1,
    id: "acme",
    name: "Acme Pay",
    families: { INVALID_: { title: "Malformed" } },
    codes,
  };
  const { catalog } = readCatalog(data, "test");
  const index = new CatalogIndex(catalog === undefined ? [] : [catalog]);
  const code = Object.keys(codes)[0] ?? "";
  return renderExplanation({ code, entries: index.lookup(code), statuses: [] }, { width, colors: false });
}

describe("renderExplanation", () => {
  it("shows every field that an entry has", () => {
    const page = explain({
      INVALID_OTP: {
        summary: "The password is malformed.",
        detail: "Six digits are wanted.",
        category: "validation",
        field: "otp",
        format: "string",
        header: "acme-id",
        heading: "Login",
        httpStatus: [400, 422],
        docs: "https://acme.test/otp",
        related: ["MISSING_OTP"],
        aliases: ["BAD_OTP"],
        deprecated: { since: "2026", replacedBy: "MISSING_OTP" },
        guidance: { audience: "developer", retry: "after-fix", action: "Send six digits." },
      },
      MISSING_OTP: "The password is absent.",
    });
    assert.equal(
      page,
      `INVALID_OTP  Acme Pay (acme)
The password is malformed.
Six digits are wanted.
Deprecated since 2026: use MISSING_OTP.

Field        otp
Header       acme-id
Format       string
Group        Login
Family       INVALID_  Malformed
Category     validation
HTTP status  400, 422
Aliases      BAD_OTP
Related      MISSING_OTP
Docs         https://acme.test/otp

Suggested handling (Errdex)
Who acts  the developer
Retry     only after a fix
Action    Send six digits.
`,
    );
  });

  it("leaves out what an entry does not say", () => {
    assert.equal(explain({ GONE: "It is gone." }), "GONE  Acme Pay (acme)\nIt is gone.\n");
  });

  it("keeps its lines within the width, except for words that are longer", () => {
    const summary = "The intended amount is larger than what the risk rules of this account allow on one day.";
    for (const line of explain({ A: { summary, guidance: { action: summary } } }, 32).split("\n")) {
      assert.ok(displayWidth(line) <= 32, line);
    }
  });

  it("shows no character of a catalog that would steer the terminal", () => {
    assert.match(explain({ A: { summary: "\u001b[2J gone \u202e" } }), /\n\uFFFD\[2J gone \uFFFD\n$/);
  });
});

describe("a text broken into lines", () => {
  const cases: readonly (readonly [text: string, width: number, lines: readonly string[]])[] = [
    ["aa bb cc", 8, ["aa bb cc"]],
    ["aa bb cc", 7, ["aa bb", "cc"]],
    ["aa bb cc", 5, ["aa bb", "cc"]],
    ["aa bb cc", 4, ["aa", "bb", "cc"]],
    ["aaaaaa b", 4, ["aaaaaa", "b"]],
    ["日本 語", 7, ["日本 語"]],
    ["日本 語", 6, ["日本", "語"]],
    ["", 4, [""]],
  ];
  for (const [text, width, lines] of cases) {
    it(`is ${JSON.stringify(lines)} in ${width} columns`, () => {
      assert.deepEqual(wrap(text, width), lines);
    });
  }
});
