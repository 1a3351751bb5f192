import assert from "node:assert/strict";
import { ProjectAnswers } from "../../../server/src/workspace/projectAnswers";
import { indexFiles } from "../../support/workspaces";

describe("answers of the project", () => {
  const speaks = "fetch('https://api.ratio.me/v1');\n";

  async function askAll(tellsPlaces: boolean) {
    const { index, put } = await indexFiles({ "a.ts": "", "b.ts": speaks });
    const project = new ProjectAnswers(index);
    const { answers } = await project.record(
      "a.ts",
      () => Promise.resolve(project.definesCode("INVALID_EMIAL", "a.ts")),
      () => tellsPlaces,
    );
    const ask = (value: string): boolean => project.definesCode(value, "a.ts");
    return { isSame: () => project.isSame("a.ts", answers), put, ask };
  }

  it("are the same until what was asked is answered otherwise", async () => {
    const { isSame, put } = await askAll(false);
    assert.equal(isSame(), true);
    await put("c.ts", "export enum Other { Phone = 'INVALID_PHNOE' }");
    assert.equal(isSame(), true, "nobody asked about it");
    await put("c.ts", "export enum Own { Email = 'INVALID_EMIAL' }");
    assert.equal(isSame(), false);
    await put("c.ts", "");
    assert.equal(isSame(), true);
    await put("b.ts", "");
    assert.equal(isSame(), false, "nothing shows the API any more");
  });

  it("are the same whatever was asked afterwards", async () => {
    const { isSame, put, ask } = await askAll(false);
    assert.equal(ask("INVALID_PHNOE"), false);
    await put("c.ts", "export enum Other { Phone = 'INVALID_PHNOE' }");
    assert.equal(isSame(), true);
  });

  it("are others where evidence moves only if its place was told", async () => {
    for (const tellsPlaces of [true, false]) {
      const { isSame, put } = await askAll(tellsPlaces);
      await put("b.ts", `\n\n${speaks}`);
      assert.equal(isSame(), !tellsPlaces);
    }
  });
});
