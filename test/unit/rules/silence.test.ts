import assert from "node:assert/strict";
import { defaultSettings, type Settings } from "../../../shared/src/settings";
import { readCatalog } from "../../../server/src/catalogs/readCatalog";
import { describeSilence } from "../../../server/src/features/knownHere/silenceTexts";
import type { Silence } from "../../../server/src/rules/silence";
import { createDocument, testService } from "../../support/check";
import { readCursor } from "../../support/marks";

const ratio = "fetch('https://api.ratio.me');\n";
const typos: Settings = { ...defaultSettings, strictness: "typos" };

const cases = (...codes: readonly string[]): string =>
  `switch (e.code) {\n${codes.map((code) => `  case '${code}':\n    break;\n`).join("")}}\n`;

async function whySilent(source: string, settings = defaultSettings): Promise<Silence | undefined> {
  const { text, offset } = readCursor(source);
  const document = createDocument(text, "typescript");
  const analysis = await testService.analyze(document, settings);
  const context = await testService.contextAt(document, offset, settings);
  assert.ok(context);
  const silence = analysis.whyUnknownCodeIsSilent(context.occurrence);
  const { start } = context.occurrence.literal.span;
  const isReported = analysis.findings.some(({ rule, span }) => rule === "unknown-code" && span.start === start);
  assert.equal(isReported, silence === undefined, "The rule and what is told of it differ.");
  return silence;
}

describe("why an unknown code is no problem", () => {
  /** With what the silence tells beside its kind: numbers of codes, `needed` before `known`, and the code that it is near. */
  const scenes: readonly (readonly [because: string, source: string, settings?: Settings])[] = [
    ["known", cases("INVALID_‸OTP")],
    ["known", "f('INVALID_‸OTP');"],
    ["not asked", "f('nothing‸');"],
    ["piece", `${ratio}if (e.code.startsWith('INVALID_‸')) {}`],
    ["case", `${ratio}if (e.code.toLowerCase() === 'invalid_o‸tp') {}`],
    ["own", `${ratio}throw new AppError('INVALID_EMIAL'); if (e.code === 'INVALID_EM‸IAL') {}`],
    ["doubt: short, possible, INVALID_DATA", "if (e.code === 'INVALID_DA‸TE') {}"],
    ["doubt: number, possible, INVALID_OTP", "if (e.code === 'INVALID_OT‸P2') {}"],
    ["doubt: plural, possible, INVALID_EMAIL", "if (e.code === 'INVALID_EMAIL‸S') {}"],
    ["doubt: joined, possible, INVALID_OTP", "if (e.code === 'INVALIDOT‸P') {}"],
    ["doubt: style, possible, customer/not-found", "if (e.error === 'customer-not-f‸ound') {}"],
    ["doubt: word, likely, INVALID_DATA", cases("INVALID_OTP", "MISSING_OTP", "INVALID_DA‸TE")],
    ["doubt: plural, made, INVALID_EMAIL", `${ratio}answer({ code: 'INVALID_EMAIL‸S' });`],
    ["doubt: plural, others, INVALID_EMAIL", `${ratio}${cases("INVALID_OTP", "A", "B", "D", "INVALID_EMAI‸LS")}`],
    ["typos only", `${ratio}${cases("INVALID_OTP", "MISSING_OTP", "INVALID_SHOE_SI‸ZE")}`, typos],
    ["others: 1 known, 3 aliens", `${ratio}${cases("INVALID_OTP", "A", "B", "D", "INVALID_‸SHOE_SIZE")}`],
    ["style: INVALID_OTP", `${ratio}${cases("INVALID_OTP", "MISSING_OTP", "Invalid ‸otp")}`],
    ["few for near: 1 needed, 0 known, INVALID_OTP", `${ratio}throw { code: 'invalid-o‸tp' };`],
    ["few for near: 8 needed, 2 known, MISSING_OTP", cases("INVALID_OTP", "MISSING_OTP", "OTP_MISS‸ING")],
    ["few for far: 3 needed, 2 known", `${ratio}${cases("INVALID_OTP", "MISSING_OTP", "INVALID_‸SHOE_SIZE")}`],
    ["no family", `${ratio}${cases("INVALID_OTP", "MISSING_OTP", "NETWORK_‸ERROR")}`],
    [
      "mixed: 4 known, 2 aliens",
      `${ratio}${cases("INVALID_OTP", "MISSING_OTP", "INVALID_PHONE", "INVALID_EMAIL", "A", "B", "INVALID_‸SHOE_SIZE")}`,
    ],
  ];
  for (const [expected, source, settings] of scenes) {
    it(`${expected}: ${source.replaceAll(/\s+/g, " ")}`, async () => {
      const silence = await whySilent(source, settings);
      assert.ok(silence);
      const { because } = silence;
      const told = [
        ...("doubt" in silence ? [silence.doubt, silence.weakness] : []),
        ...("needed" in silence ? [`${silence.needed} needed`] : []),
        ...("known" in silence ? [`${silence.known} known`] : []),
        ...("aliens" in silence ? [`${silence.aliens} aliens`] : []),
        ...("entry" in silence ? [silence.entry.code] : []),
      ];
      assert.equal([because, ...(told.length === 0 ? [] : [told.join(", ")])].join(": "), expected);
      const catalog = testService.index.catalogs.find(({ id }) => id === "ratio");
      assert.ok(catalog);
      assert.match(describeSilence(silence, { catalog, isDefinedElsewhere: false }), /^silent: (?!.*undefined)/);
    });
  }

  it("names the families that a value could have been of, the first of them, if there are any", () => {
    const describe = (...prefixes: readonly string[]): string => {
      const families = Object.fromEntries(prefixes.map((prefix) => [prefix, { title: "Some" }]));
      const codes = Object.fromEntries(
        ["BROKE", ...prefixes.map((prefix) => `${prefix}ONE`)].map((code) => [code, "No."]),
      );
      const { catalog } = readCatalog({ errdexCatalog: 1, id: "acme", name: "Acme", families, codes }, "acme");
      assert.ok(catalog);
      return describeSilence({ because: "no family" }, { catalog, isDefinedElsewhere: false });
    };
    assert.match(describe(), /resembles no code of Acme, which has no families/);
    assert.match(describe("A_"), /no code of Acme and begins as none of its families: A_$/);
    assert.match(describe("A_", "B_", "C_", "D_", "E_"), /: A_, B_, C_, D_, E_$/);
    assert.match(describe("A_", "B_", "C_", "D_", "E_", "F_"), /: A_, B_, C_, D_, E_, …$/);
  });

  it("is not told where the rule speaks", async () => {
    assert.equal(await whySilent(`${ratio}if (e.code === 'INVALID_EM‸IAL') {}`), undefined);
  });
});
