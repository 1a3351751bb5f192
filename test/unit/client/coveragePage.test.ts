import assert from "node:assert/strict";
import { DomUtils, parseDocument } from "htmlparser2";
import {
  renderCoverageDocument,
  renderWaitingDocument,
} from "../../../client/src/common/features/coverage/coveragePage";
import { previewOf } from "../../../client/src/common/features/explainResponse/responseText";

const options = { title: "<b>Coverage", lang: "de", nonce: "abc" };

describe("the coverage page of the editor", () => {
  it("lets in one style and one script", () => {
    const page = renderCoverageDocument({ html: "<main>1</main>", style: "p {}", styleHash: "hash" }, options);
    const document = parseDocument(page);
    const [policy] = DomUtils.findAll(({ attribs }) => "http-equiv" in attribs, document.children);
    assert.equal(
      policy?.attribs["content"],
      "default-src 'none'; style-src 'sha256-hash'; script-src 'nonce-abc'; base-uri 'none'; form-action 'none'",
    );
    const scripts = DomUtils.getElementsByTagName("script", document);
    assert.deepEqual(
      scripts.map(({ attribs }) => attribs["nonce"]),
      ["abc"],
    );
    assert.equal(DomUtils.textContent(DomUtils.getElementsByTagName("style", document)), "p {}");
    assert.equal(DomUtils.textContent(DomUtils.getElementsByTagName("title", document)), "<b>Coverage");
    assert.equal(DomUtils.getElementsByTagName("html", document)[0]?.attribs["lang"], "de");
  });

  it("says that it waits, to screen readers too", () => {
    const document = parseDocument(renderWaitingDocument("Reading <files>…", options));
    const [status] = DomUtils.findAll(({ attribs }) => attribs["role"] === "status", document.children);
    assert.equal(DomUtils.textContent(status ?? []), "Reading <files>…");
  });
});

describe("the preview of what was copied", () => {
  const texts: Readonly<Record<string, string>> = {
    '{\n  "a": 1\n}': '{ "a": 1 }',
    [`x${"y".repeat(200)}`]: `x${"y".repeat(119)}…`,
    [`a${" ".repeat(1000)}b`]: "a…",
    "": "",
  };
  for (const [text, expected] of Object.entries(texts)) {
    it(`of ${JSON.stringify(text.slice(0, 12))} is on one line`, () => {
      assert.equal(previewOf(text), expected);
    });
  }
});
