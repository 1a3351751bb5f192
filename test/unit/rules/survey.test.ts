import assert from "node:assert/strict";
import { defaultSettings } from "../../../shared/src/settings";
import { createSurveyContext, holdsCodes, surveyText } from "../../../server/src/rules/survey";
import { createDocument, testService } from "../../support/check";

const context = createSurveyContext(testService.index, { names: true, words: undefined });

describe("a text seen without a parse", () => {
  const cases: readonly {
    readonly text: string;
    readonly holds: boolean;
    readonly codes: number;
    readonly doubtful: boolean;
  }[] = [
    { text: "let a = 'hello'; let b = \"application/json\";", holds: false, codes: 0, doubtful: false },
    { text: "err.code === 'INVALID_OTP' || err.code === 'E_OTHER'", holds: true, codes: 1, doubtful: false },
    { text: "const texts = { INVALID_OTP: 'Wrong.' };", holds: true, codes: 1, doubtful: false },
    { text: "err.code === 'INVALID_EMIAL'", holds: true, codes: 0, doubtful: true },
    { text: "err.code === 'INVALID\\u005FOTP'", holds: true, codes: 0, doubtful: true },
    { text: "['INVALID_OTP', 'INSUFICENT_BALANCE']", holds: true, codes: 1, doubtful: true },
    { text: "['INVALID_OTP', 'USER_NOT_FOUND']", holds: true, codes: 1, doubtful: true },
    { text: "['INVALID_OTP', 'customer/not-found']", holds: true, codes: 2, doubtful: true },
    { text: "['INVALID_OTP', 'MISSING_OTP', 'INVALID_PASSWORD']", holds: true, codes: 2, doubtful: false },
    {
      text: "['INVALID_OTP', 'MISSING_OTP', 'USER_BLOCKED', 'INVALID_PASSWORD']",
      holds: true,
      codes: 3,
      doubtful: true,
    },
    { text: "fetch('https://api.ratio.me/v1')", holds: true, codes: 0, doubtful: false },
    { text: "['INVALID_OTP', 'MISSING_OTP', 'INVALID_OTP'].includes(a)", holds: true, codes: 3, doubtful: true },
    { text: "if (a === 'INVALID_OTP') {\n} else if (a === 'INVALID_OTP') {\n}", holds: true, codes: 2, doubtful: true },
    {
      text: "switch (a) {\n  case 'INVALID_OTP': {\n    b('INVALID_OTP');\n  }\n  case 'INVALID_OTP':\n}",
      holds: true,
      codes: 3,
      doubtful: true,
    },
    {
      text: "function f() {\n  return a === 'INVALID_OTP';\n}\nfunction g() {\n  return b === 'INVALID_OTP';\n}",
      holds: true,
      codes: 2,
      doubtful: false,
    },
    {
      text: "const a = {\n  INVALID_OTP: 1,\n};\nexport const b = [\n  'INVALID_OTP',\n];",
      holds: true,
      codes: 2,
      doubtful: false,
    },
    {
      text: "def f():\n  return a == 'INVALID_OTP'\n\ndef g():\n  return b == 'INVALID_OTP'",
      holds: true,
      codes: 2,
      doubtful: false,
    },
    { text: "a('INVALID_OTP');\nit(() => {\n  b('INVALID_OTP');\n});", holds: true, codes: 2, doubtful: false },
    { text: "fetch('//api.spherepay.co'); a.error === 'customer/duplicate'", holds: true, codes: 1, doubtful: false },
    { text: "fetch('//api.spherepay.co'); a.code === 'customer/duplicate'", holds: true, codes: 1, doubtful: false },
    {
      text: "fetch('//api.spherepay.co'); a.body.code === 'customer/duplicate'",
      holds: true,
      codes: 1,
      doubtful: true,
    },
    {
      text: "fetch('//api.spherepay.co'); a = await b.json(); a.code === 'customer/duplicate'",
      holds: true,
      codes: 1,
      doubtful: true,
    },
    {
      text: "fetch('//api.spherepay.co'); (body as { [key: string]: any }).code === 'customer/duplicate'",
      holds: true,
      codes: 1,
      doubtful: true,
    },
    {
      text: "fetch('//api.spherepay.co'); body['code'] === 'customer/duplicate'",
      holds: true,
      codes: 1,
      doubtful: true,
    },
    { text: "fetch('//other.test'); body.code === 'customer/duplicate'", holds: true, codes: 1, doubtful: false },
    {
      text: "fetch('//api.spherepay.co'); b = { code: 1 }; body.code === 'customer/duplicate'",
      holds: true,
      codes: 1,
      doubtful: false,
    },
  ];
  for (const { text, holds, codes, doubtful } of cases) {
    it(text, async () => {
      assert.equal(holdsCodes(text, context), holds);
      assert.deepEqual(surveyText(text, context), { codes, isDoubtful: doubtful });
      const { findings } = await testService.analyze(createDocument(text), defaultSettings);
      assert.ok(doubtful || findings.length === 0, "what is not doubtful has no finding");
    });
  }
});
