import assert from "node:assert/strict";
import { html, trustedHtml } from "../../shared/src/html";

describe("html", () => {
  it("escapes what is put in, between tags and in attributes", () => {
    assert.equal(
      html`<p title="${'"<&>'}">${"<b>'`"}</p>`.text,
      '<p title="&quot;&lt;&amp;&gt;">&lt;b&gt;&#39;&#96;</p>',
    );
  });

  it("takes pieces of HTML and lists of them as they are", () => {
    const items = ["a", "<"].map((item) => html`<li>${item}</li>`);
    assert.equal(html`${items}`.text, "<li>a</li><li>&lt;</li>");
    assert.equal(html`${trustedHtml("<hr>")}`.text, "<hr>");
  });

  it("takes nothing for nothing, and numbers for themselves", () => {
    assert.equal(html`${undefined}${false}${0}${""}`.text, "0");
  });

  it("disarms marks that turn the direction of writing, and control characters", () => {
    assert.equal(html`${"a\u202eb\u0000c\nd"}`.text, "a\ufffdb c\nd");
  });
});
