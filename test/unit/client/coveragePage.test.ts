import assert from "node:assert/strict";
import { DomUtils, parseDocument } from "htmlparser2";
import {
  renderCoverageDocument,
  renderWaitingDocument,
} from "../../../client/src/common/features/coverage/coveragePage";

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
