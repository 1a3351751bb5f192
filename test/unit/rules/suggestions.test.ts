import { checkFindings } from "../../support/check";

describe("suggestions", () => {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    [
      "a code that the switch has already comes after one that it lacks",
      `fetch("https://api.ratio.me");
      switch (err.code) { case "INVALID_EVENT": case "INVALID_EVENTZ": }`,
      ["unknown-code INVALID_EVENTZ → INVALID_EVENTS"],
    ],
    [
      "and comes before it where it is not there",
      `fetch("https://api.ratio.me");
      switch (err.code) { case "INVALID_EVENTS": case "INVALID_EVENTT": }`,
      ["unknown-code INVALID_EVENTT → INVALID_EVENT"],
    ],
    [
      "without a prefix, the family that most of the others have comes first",
      `const kinds = ["approval/duplicate", "taxRate/mismatch", "wallets/deleted", "wallets/missing", "not-found"];`,
      ["unknown-code not-found → wallets/not-found"],
    ],
  ];
  for (const [name, source, expected] of cases) {
    it(name, () => checkFindings(source, expected));
  }
});
