import assert from "node:assert/strict";
import { groupMissing } from "../../../client/src/common/features/constructs/groupMissing";

describe("groupMissing", () => {
  it("puts codes together by family, those first that are handled in part", () => {
    const code = (name: string, family?: string, isOfFamilies = false, isForUsers = false) => ({
      code: name,
      summary: "",
      ...(family === undefined ? {} : { family }),
      isOfFamilies,
      isForUsers,
    });
    const groups = groupMissing([code("a_1", "a_"), code("b_1", "b_", true, true), code("c"), code("a_2", "a_")]);
    assert.deepEqual(groups, {
      all: ["a_1", "b_1", "c", "a_2"],
      ofUsers: ["b_1"],
      families: [
        { family: "b_", codes: ["b_1"], isHandled: true },
        { family: "a_", codes: ["a_1", "a_2"], isHandled: false },
      ],
    });
  });
});
