import { assertExcludes, assertIncludes } from "./assertions";
import { ratioSwitch } from "./sources";
import { activateErrdex, completionLabels, openSource } from "./support";

describe("completion", () => {
  before(activateErrdex);

  it("offers the codes that a switch does not handle yet", async () => {
    const { document, cursor } = await openSource("completion.ts", ratioSwitch("'‸'"));
    const labels = await completionLabels(document, cursor);
    assertIncludes(labels, "INVALID_EMAIL");
    assertIncludes(labels, "MISSING_OTP");
    assertExcludes(labels, "INVALID_OTP");
    assertExcludes(labels, "EXPIRED_SESSION_ID");
  });
});
