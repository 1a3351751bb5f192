import { assertEqual, assertIncludes, assertPresent } from "./assertions";
import {
  activateErrdex,
  completionLabels,
  hoverText,
  openSample,
  positionIn,
  quickFixes,
  waitForProblems,
} from "./support";

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

  it("has a component whose script and template are both code", async () => {
    const document = await openSample("src/OtpForm.vue");
    assertEqual(document.languageId, "vue");
    const problems = await waitForProblems(document, 2);
    assertEqual(
      problems.map(({ range }) => document.getText(range)),
      ["USER_UNDER_REVEIW", "EXPIRED_SESION_ID"],
    );
    const inTemplate = positionIn(document, "INVALID_OTP' ||");
    assertIncludes(await hoverText(document, inTemplate), "Ratio");
    const [fix] = await quickFixes(document, assertPresent(problems[1], "problem in the template"));
    assertEqual(fix?.title, "Change to 'EXPIRED_SESSION_ID'");
  });
});
