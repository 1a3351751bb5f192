import { assertIncludes } from "./assertions";
import { poll } from "./eventually";
import { ratioSwitch } from "./sources";
import { activateErrdex, hoverText, openSource, waitForProblems, writeSource } from "./support";

describe("the workspace", () => {
  before(activateErrdex);

  it("defines codes of its own in files that are not open, and says so when they change", async () => {
    const own = "export enum AppError { Phone = 'INVALID_PHNOE' }\n";
    await writeSource("own/errors.ts", "export enum AppError { Phone = 'E_PHONE' }\n");
    const { document } = await openSource("own/use.ts", ratioSwitch("'INVALID_PHNOE'"));
    await waitForProblems(document, 1);
    await writeSource("own/errors.ts", own);
    await waitForProblems(document, 0);
    await writeSource("own/errors.ts", "");
    await waitForProblems(document, 1);
  });

  it("shows in a hover where else an API is in evidence", async () => {
    await writeSource("api/package.json", '{ "name": "api" }\n');
    await writeSource("api/transport.ts", "export const base = 'https://api.ratio.me/v1';\n");
    const source = "export const isWrong = (code: string) => code === 'INVALID_‸OTP';\n";
    const { document, cursor } = await openSource("api/use.ts", source);
    const text = await poll(
      () => hoverText(document, cursor),
      (shown) => shown.includes("transport.ts"),
      "a hover that names the other file",
    );
    assertIncludes(text.replaceAll("\\", ""), "api.ratio.me in editor-tests/api/transport.ts is Ratio's host");
  });
});
