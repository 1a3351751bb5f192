import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import * as l10n from "@vscode/l10n";
import { findReasonToSkip, type SkipReason } from "../../../server/src/documents/readability";
import { skippedText } from "../../../server/src/features/knownHere/skippedText";

describe("why a file is left alone", () => {
  const cases: readonly (readonly [text: string | undefined, reason: SkipReason, german: string])[] = [
    ["\u0000", "it looks binary", "sie sieht binär aus"],
    ["a=1;".repeat(20_000), "it looks minified", "sie sieht minifiziert aus"],
    [
      " ".repeat(4_000_001),
      "it has 4000001 characters, more than 4000000",
      "sie hat 4000001 Zeichen, mehr als 4000000",
    ],
    [undefined, "parsing it takes too long", "sie zu parsen dauert zu lange"],
  ];
  for (const [text, reason, german] of cases) {
    it(`is English in the log and the user's language in an editor: ${reason}`, () => {
      assert.equal(skippedText(reason), reason);
      l10n.config({ contents: readFileSync("l10n/bundle.l10n.de.json", "utf8") });
      try {
        assert.equal(skippedText(reason), german);
        assert.equal(text === undefined ? reason : findReasonToSkip(text), reason);
      } finally {
        l10n.config({ contents: {} });
      }
    });
  }
});
