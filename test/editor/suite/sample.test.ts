import { assertEqual, assertIncludes } from "./assertions";
import { activateErrdex, completionLabels, hoverText, openSample, positionIn, waitForProblems } from "./support";

describe("the sample workspace", () => {
  before(activateErrdex);

  it("shows what its README promises", async () => {
    const document = await openSample("src/ratioErrors.ts");
    const problems = await waitForProblems(document, 2);
    assertEqual(
      problems.map(({ range }) => document.getText(range)),
      ["INVALID_EMIAL", "INSUFICIENT_BALANCE"],
    );
    assertIncludes(await hoverText(document, positionIn(document, "INVALID_OTP")), "Ratio");
    assertIncludes(await completionLabels(document, positionIn(document, '"": //')), "USER_KYC_INCOMPLETE");
  });
});
