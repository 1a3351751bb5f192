import assert from "node:assert/strict";
import fc from "fast-check";
import { readCatalogText } from "../../server/src/catalogs/catalogText";
import { readCatalog } from "../../server/src/catalogs/readCatalog";
import { markdown, renderEntry } from "../../server/src/render/markdown";

const head = { errdexCatalog: 1, id: "acme", name: "Acme" };
const nastyText = fc.string({ unit: fc.constantFrom(...Array.from("\n\r\u2028\t #-+*_`~[]()<>&;:/\\|!=1.a$@")) });

describe("reading a catalog", () => {
  it("survives any text", async () => {
    const pieces = fc.constantFrom(
      "{",
      "}",
      "[",
      "]",
      '"',
      ":",
      ",",
      "\n",
      " ",
      "- ",
      "&a ",
      "*a",
      "codes",
      "\\u0",
      "#",
      "?",
      "|",
    );
    await fc.assert(
      fc.asyncProperty(fc.array(pieces), fc.constantFrom("a.json", "a.yaml"), async (parts, path) => {
        const text = parts.join("");
        for (const { span } of (await readCatalogText(text, path, path)).problems) {
          assert.ok(span.start >= 0 && span.start <= span.end && span.start <= text.length + 1);
        }
      }),
    );
  });

  it("survives any data", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (codes, rest) => {
        readCatalog({ ...head, codes, families: rest, evidence: rest, statuses: rest, envelope: rest }, "test");
        readCatalog(rest, "test");
      }),
    );
  });
});

describe("the page of a code", () => {
  it("keeps every text of a catalog on its line, whatever it holds", () => {
    fc.assert(
      fc.property(nastyText, nastyText, (summary, action) => {
        const fields = { summary: `x${summary}`, guidance: { action: `x${action}` } };
        const docs = "https://acme.example/errors";
        const entry = readCatalog({ ...head, docs, codes: { a: fields } }, "test").catalog?.entries.get("a");
        assert.ok(entry);
        assert.equal(renderEntry(entry, markdown).split("\n\n").length, 4);
      }),
    );
  });
});
