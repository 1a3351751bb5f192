import assert from "node:assert/strict";
import { runInNewContext } from "node:vm";
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

  it("keeps what is open and what is shown", () => {
    const page = renderCoverageDocument({ html: "<main>1</main>", style: "", styleHash: "" }, options);
    const [script] = DomUtils.getElementsByTagName("script", parseDocument(page));
    const open = (states: Readonly<Record<string, boolean>>, kept: unknown): { readonly saved: unknown } => {
      const details = Object.entries(states).map(([id, open]) => ({ id, open }));
      const inputs = [{ id: "left", checked: true }];
      const saved: unknown[] = [];
      const listeners: (() => void)[] = [];
      runInNewContext(DomUtils.textContent(script ?? []), {
        acquireVsCodeApi: () => ({ getState: () => kept, setState: (state: unknown) => saved.push(state) }),
        document: { querySelectorAll: (selector: string) => (selector === "input" ? inputs : details) },
        addEventListener: (_: string, listener: () => void) => listeners.push(listener),
      });
      assert.deepEqual(saved, []);
      listeners[0]?.();
      assert.equal(listeners.length, 2);
      // Out of the script's own realm.
      return { saved: JSON.parse(JSON.stringify(saved[0])) };
    };
    const first = open({ ratio: true, sphere: false }, undefined);
    assert.deepEqual(first.saved, { open: { ratio: true, sphere: false }, checked: { left: true } });
    const kept = { open: { ratio: false }, checked: { left: false } };
    assert.deepEqual(open({ ratio: true, sphere: true }, kept).saved, {
      open: { ratio: false, sphere: true },
      checked: { left: false },
    });
  });

  it("says that it waits, to screen readers too", () => {
    const document = parseDocument(renderWaitingDocument("Reading <files>…", options));
    const [status] = DomUtils.findAll(({ attribs }) => attribs["role"] === "status", document.children);
    assert.equal(DomUtils.textContent(status ?? []), "Reading <files>…");
  });
});
