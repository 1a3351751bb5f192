import assert from "node:assert/strict";
import fc from "fast-check";
import { TextDocument } from "vscode-languageserver-textdocument";
import { createEditedDocument, textOf, updateDocument } from "../../server/src/documents/editedDocument";
import { findReasonToSkip } from "../../server/src/documents/readability";
import { findChange } from "../../server/src/util/change";
import { PieceText } from "../../server/src/util/pieceText";
import { lineStartAt } from "../../server/src/util/text";
import { propertyRuns } from "../support/propertyRuns";

describe("a document that is edited", () => {
  const line = fc.constantFrom(
    "",
    "\n",
    "\r\n",
    "\r",
    "a",
    "\u0000",
    "é\n",
    "😀",
    "x".repeat(1_500),
    "\n".repeat(30),
    "if (a) {\r\n",
  );
  const text = fc.array(line, { maxLength: 12 }).map((lines) => lines.join(""));
  // Longer than a piece, so that edits meet the ends of pieces.
  const long = fc.array(line, { minLength: 40, maxLength: 120 }).map((lines) => lines.join(""));
  const position = fc.record({ line: fc.integer({ min: -1, max: 500 }), character: fc.integer({ min: -1, max: 320 }) });
  const edit = fc.record({ at: fc.nat(), length: fc.oneof(fc.nat(4), fc.nat(9_000)), insert: fc.oneof(text, long) });

  it("says what the library's document says, whatever is typed", () => {
    fc.assert(
      fc.property(
        fc.oneof(text, long),
        fc.array(edit, { maxLength: 8 }),
        fc.array(position, { minLength: 6, maxLength: 6 }),
        fc.array(fc.nat(), { minLength: 6, maxLength: 6 }),
        (content, edits, positions, places) => {
          const document = createEditedDocument("file:///a.ts", "typescript", 1, content);
          const expected = TextDocument.create("file:///a.ts", "typescript", 1, content);
          compare(document, expected, positions, places);
          edits.forEach(({ at, length, insert }, i) => {
            const before = textOf(document);
            const start = at % (expected.getText().length + 1);
            const range = { start: expected.positionAt(start), end: expected.positionAt(start + length) };
            const change = i % 5 === 4 ? { text: insert } : { range, text: insert };
            updateDocument(document, [change], i + 2);
            TextDocument.update(expected, [change], i + 2);
            compare(document, expected, positions, places);
            checkChange(before.toString(), document.getText(), findChange(before, textOf(document)));
          });
        },
      ),
      { numRuns: 100 * propertyRuns },
    );
  });

  it("counts the lines right where a line break lies at the end of a piece, and where one comes to lie there", () => {
    for (const content of ["\r\n", "\n", "\r", "a\r\n"]) {
      const whole = content.repeat(9_000);
      for (let at = 4_090; at < 4_104; at++) {
        for (const [length, text] of [
          [0, "\n"],
          [0, "\r"],
          [1, ""],
          [1, "\r"],
          [3, "a"],
        ] as const) {
          const document = createEditedDocument("file:///a.ts", "typescript", 1, whole);
          const expected = TextDocument.create("file:///a.ts", "typescript", 1, whole);
          const range = { start: expected.positionAt(at), end: expected.positionAt(at + length) };
          updateDocument(document, [{ range, text }], 2);
          TextDocument.update(expected, [{ range, text }], 2);
          compare(document, expected, [], [at]);
        }
      }
    }
  });

  it("takes a range whose end comes first, and several changes at once", () => {
    const document = createEditedDocument("file:///a.ts", "typescript", 1, "one\r\ntwo\r\n");
    const start = { line: 1, character: 3 };
    const end = { line: 0, character: 1 };
    updateDocument(
      document,
      [
        { range: { start, end }, text: "-" },
        { range: { start: end, end }, text: "+" },
      ],
      7,
    );
    assert.deepEqual([document.getText(), document.version], ["o+-\r\n", 7]);
  });
});

function compare(
  document: TextDocument,
  expected: TextDocument,
  positions: readonly { readonly line: number; readonly character: number }[],
  places: readonly number[],
): void {
  const whole = expected.getText();
  const text = textOf(document);
  assert.equal(document.getText(), whole);
  assert.deepEqual(
    [document.lineCount, document.version, text.length],
    [expected.lineCount, expected.version, whole.length],
  );
  positions.forEach((position, i) => {
    const end = positions[(i + 1) % positions.length] ?? position;
    assert.equal(document.offsetAt(position), expected.offsetAt(position));
    assert.equal(document.getText({ start: position, end }), expected.getText({ start: position, end }));
    assert.deepEqual(document.getLineRange(position.line), expected.getLineRange(position.line));
    assert.equal(document.getEOLCharacters(position.line), expected.getEOLCharacters(position.line));
  });
  places.forEach((place, i) => {
    const offset = place % (whole.length + 2);
    const end = (places[(i + 1) % places.length] ?? 0) % (whole.length + 2);
    assert.deepEqual(document.positionAt(offset), expected.positionAt(offset));
    assert.equal(text.slice(offset, end), whole.slice(offset, end));
    assert.equal(text.slice(offset), whole.slice(offset));
    if (text instanceof PieceText) {
      const stretch = text.stretchFrom(offset, 100);
      assert.ok(whole.startsWith(stretch, offset) && (stretch !== "" || offset >= whole.length));
    }
    assert.equal(lineStartAt(text, offset), offset === 0 ? 0 : whole.lastIndexOf("\n", offset - 1) + 1);
  });
  assert.equal(findReasonToSkip(text) === "it looks binary", whole.includes("\u0000"));
}

/** Before and behind it the two texts are equal. */
function checkChange(before: string, after: string, { start, end }: { start: number; end: number }): void {
  const endBefore = end + before.length - after.length;
  assert.ok(0 <= start && start <= end && end <= after.length && start <= endBefore);
  assert.equal(before.slice(0, start), after.slice(0, start));
  assert.equal(before.slice(endBefore), after.slice(end));
}
