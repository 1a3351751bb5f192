import { assertEqual, assertIncludes, assertPresent } from "./assertions";
import { ratioSwitch } from "./sources";
import { activateErrdex, applyFix, openSource, problemsIn, quickFixes, replaceText, waitForProblems } from "./support";

describe("problems", () => {
  before(activateErrdex);

  it("reports a misspelt code at its literal", async () => {
    const { document } = await openSource("misspelt.ts", ratioSwitch("'INVALID_EMIAL'"));
    const [problem] = await waitForProblems(document, 1);
    const { code, source, range, message } = assertPresent(problem, "problem");
    assertEqual(typeof code === "object" ? code.value : code, "unknown-code");
    assertEqual(source, "errdex");
    assertEqual(document.getText(range), "INVALID_EMIAL");
    assertIncludes(message, "INVALID_EMAIL");
  });

  it("go when the quick fix is taken", async () => {
    const { document } = await openSource("fixed.ts", ratioSwitch("'INVALID_EMIAL'"));
    const [problem] = await waitForProblems(document, 1);
    const fixes = await quickFixes(document, assertPresent(problem, "problem"));
    const fix = fixes.find(({ title }) => title.includes("INVALID_EMAIL"));
    await applyFix(assertPresent(fix, `fix among ${JSON.stringify(fixes.map(({ title }) => title))}`));
    assertEqual(document.getText(), ratioSwitch("'INVALID_EMAIL'"));
    await waitForProblems(document, 0);
  });

  it("follow what is typed, and leave correct code alone", async () => {
    const { document } = await openSource("typed.ts", ratioSwitch("'INVALID_EMAIL'"));
    // No event tells that a file was found clean. So a mistake comes in: when it is reported, the server has read all of
    // the file, and it must be the only problem.
    await replaceText(document, "INVALID_EMAIL", "INVALID_EMIAL");
    const [problem] = await waitForProblems(document, 1);
    assertEqual(document.getText(assertPresent(problem, "problem").range), "INVALID_EMIAL");
    await replaceText(document, "INVALID_EMIAL", "INVALID_EMAIL");
    await waitForProblems(document, 0);
    assertEqual(problemsIn(document), []);
  });
});
