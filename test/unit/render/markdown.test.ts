import assert from "node:assert/strict";
import { readCatalog } from "../../../server/src/catalogs/readCatalog";
import type { Entry } from "../../../server/src/catalogs/model";
import {
  escapeMarkdown,
  markdown,
  plainText,
  renderEntry,
  renderEntryDetails,
  webAddress,
} from "../../../server/src/render/markdown";
import type { EntryFields } from "../../../shared/src/catalog";

describe("renderEntry", () => {
  it("shows the vendor's facts first and Errdex's advice as advice", () => {
    const entry = createEntry("INVALID_OTP", {
      summary: "The otp given is wrong.",
      detail: "It is valid for ten minutes.",
      field: "otp",
      format: "numeric string",
      header: "acme-client-id",
      httpStatus: [400, 422],
      related: ["MISSING_OTP"],
      guidance: { audience: "end-user", retry: "after-fix", action: "Ask for the code again." },
    });
    assert.equal(
      renderEntry(entry, markdown),
      [
        "`INVALID_OTP` — Acme Pay · A value is malformed",
        "The otp given is wrong.",
        "It is valid for ten minutes.",
        "Field `otp` · Header `acme-client-id` · Format numeric string · HTTP status 400, 422",
        "**Suggested handling** *(Errdex’s advice)* · for the end user · retry after a fix  \nAsk for the code again.",
        "Related: `MISSING_OTP`",
        "[Acme Pay documentation](https://acme.example/errors) · checked 2026-11-21",
      ].join("\n\n"),
    );
  });

  it("shows only a title, the summary and the catalog's page where nothing more is known", () => {
    assert.equal(
      renderEntry(createEntry("other", { summary: "Something else." }), markdown),
      "`other` — Acme Pay\n\nSomething else.\n\n[Acme Pay documentation](https://acme.example/errors) · checked 2026-11-21",
    );
  });

  it("says of a deprecated code since when, and what replaces it", () => {
    const deprecated = { since: "v2", replacedBy: "INVALID_PIN" };
    const [title, deprecation] = renderEntry(createEntry("INVALID_OTP", { summary: "…", deprecated }), markdown).split(
      "\n\n",
    );
    assert.equal(title, "~~`INVALID_OTP`~~ — Acme Pay · A value is malformed");
    assert.equal(deprecation, "**Deprecated** since v2: use `INVALID_PIN`");
  });

  it("links the entry's own page before the catalog's, and no page that is not on the web", () => {
    const docs = (page: string): string | undefined =>
      renderEntry(createEntry("a", { summary: "…", docs: page }), markdown)
        .split("\n\n")
        .at(-1);
    assert.match(docs("https://acme.example/a") ?? "", /\(https:\/\/acme\.example\/a\)/);
    assert.match(docs("command:workbench.action.quit") ?? "", /\(https:\/\/acme\.example\/errors\)/);
  });

  it("has a plain form without marks for clients that show no Markdown", () => {
    const entry = createEntry("INVALID_OTP", {
      summary: "The *otp* given is wrong.",
      field: "otp",
      guidance: { action: "Ask again." },
    });
    assert.equal(
      renderEntry(entry, plainText),
      [
        "INVALID_OTP — Acme Pay · A value is malformed",
        "The *otp* given is wrong.",
        "Field otp",
        "Suggested handling (Errdex’s advice)\nAsk again.",
        "Acme Pay documentation: https://acme.example/errors · checked 2026-11-21",
      ].join("\n\n"),
    );
  });

  it("leaves out what a completion list shows already, and nothing else", () => {
    const entry = createEntry("INVALID_OTP", { summary: "The summary.", detail: "The detail." });
    assert.match(renderEntryDetails(entry, markdown), /^The summary\.\n\nThe detail\.\n/);
    assert.match(renderEntryDetails(entry, markdown, { showsSummary: true }), /^The detail\.\n/);
    assert.ok(renderEntry(entry, markdown).endsWith(renderEntryDetails(entry, markdown)));
    const old = createEntry("INVALID_PIN", { summary: "The summary.", deprecated: { since: "v2" } });
    assert.match(renderEntryDetails(old, markdown, { showsSummary: true }), /v2/);
  });
});

describe("escapeMarkdown", () => {
  const cases: readonly (readonly [text: string, escaped: string])[] = [
    ["Plain words, full-stops. And (brackets)!", "Plain words, full-stops. And (brackets)!"],
    ["The code is MISSING_OTP.", "The code is MISSING_OTP."],
    ["_a_ __b__ *c* `d` ~e~", "\\_a\\_ \\_\\_b\\_\\_ \\*c\\* \\`d\\` \\~e\\~"],
    ["<img src=x onerror=alert(1)>", "\\<img src=x onerror=alert(1)>"],
    ["[text](command:quit) ![image](x)", "\\[text\\](command:quit) !\\[image\\](x)"],
    ["Terms & Conditions &lt; &#60;", "Terms & Conditions \\&lt; \\&#60;"],
    ["see https://evil.example or www.evil.example", "see https\\://evil.example or www\\.evil.example"],
    ["mail a.b@evil.example or mailto:a@b", "mail a.b\\@evil.example or mailto\\:a\\@b"],
    ["# heading", "\\# heading"],
    ["- item", "\\- item"],
    ["> quote", "\\> quote"],
    ["12. item", "12\\. item"],
    ["=====", "\\====="],
    ["$(sync~spin) $x$", "\\$(sync\\~spin) \\$x\\$"],
    ["C:\\temp", "C:\\\\temp"],
    ["one\ntwo\r\n\r\n---\n\tthree", "one two --- three"],
    ["| a | b |", "\\| a \\| b \\|"],
    ["left \u202e right", "left \ufffd right"],
  ];
  for (const [text, escaped] of cases) {
    it(`makes ${JSON.stringify(text)} mean itself`, () => {
      assert.equal(escapeMarkdown(text), escaped);
    });
  }
});

describe("markdown.code", () => {
  it("fences whatever the name holds", () => {
    assert.equal(markdown.code("INVALID_OTP"), "`INVALID_OTP`");
    assert.equal(markdown.code("a`b"), "``a`b``");
    assert.equal(markdown.code("``a"), "``` ``a ```");
    assert.equal(markdown.code("a\nb"), "`a b`");
  });
});

describe("markdown.link", () => {
  it("has no link inside its label", () => {
    const label = escapeMarkdown("[a](command:x)");
    assert.equal(markdown.link(label, "https://acme.example/"), "[&#91;a&#93;(command:x)](https://acme.example/)");
  });

  it("is its label where the address is none of the web's", () => {
    assert.equal(markdown.link("Docs", "command:x"), "Docs");
    assert.equal(plainText.link("Docs", "command:x"), "Docs");
  });
});

describe("webAddress", () => {
  it("takes web pages only, in a form that cannot end a link", () => {
    assert.equal(webAddress("https://acme.example/a_(b)?c=<d>"), "https://acme.example/a_%28b%29?c=%3Cd%3E");
    for (const address of ["javascript:alert(1)", "command:x", "file:///etc/passwd", "//acme.example", "acme", ""]) {
      assert.equal(webAddress(address), undefined, address);
    }
  });
});

function createEntry(code: string, fields: EntryFields): Entry {
  const { catalog } = readCatalog(
    {
      errdexCatalog: 1,
      id: "acme",
      name: "Acme Pay",
      docs: "https://acme.example/errors",
      checked: "2026-11-21",
      families: { INVALID_: { title: "A value is malformed" } },
      codes: { [code]: fields },
    },
    "test",
  );
  const entry = catalog?.entries.get(code);
  assert.ok(entry);
  return entry;
}
