import { assertIncludes } from "./assertions";
import { activateErrdex, hoverText, openSource } from "./support";

describe("hover", () => {
  before(activateErrdex);

  const places = [
    {
      place: "a compared literal",
      name: "compared.ts",
      source: "export const isWrong = (code: string) => code === 'INVALID_‸OTP';\n",
    },
    {
      place: "a key without quotes",
      name: "key.ts",
      source: "export const texts = { INVALID_‸OTP: 'Wrong', INVALID_PHONE: 'No phone' };\n",
    },
    {
      place: "a case in JavaScript",
      name: "case.js",
      source: "switch (error.code) { case 'INVALID_‸OTP': retry(); }\n",
    },
    {
      place: "an expression in TSX",
      name: "view.tsx",
      source: "export const View = (p: { code: string }) => <b>{p.code === 'INVALID_‸OTP' && 'Wrong'}</b>;\n",
    },
    {
      place: "an expression in JSX",
      name: "view.jsx",
      source: "export const View = (p) => <b>{p.code === 'INVALID_‸OTP' && 'Wrong'}</b>;\n",
    },
  ];
  for (const { place, name, source } of places) {
    it(`names code and catalog on ${place}`, async () => {
      const { document, cursor } = await openSource(name, source);
      const text = await hoverText(document, cursor);
      assertIncludes(text, "INVALID_OTP");
      assertIncludes(text, "Ratio");
    });
  }
});
