import assert from "node:assert/strict";
import { joinCapabilities } from "../../../server/src/lsp/joinCapabilities";

describe("joinCapabilities", () => {
  it("joins objects and lists that several features state", () => {
    assert.deepEqual(
      joinCapabilities([
        { workspace: { workspaceFolders: { supported: true } }, executeCommandProvider: { commands: ["a", "b"] } },
        { hoverProvider: true },
        { workspace: { fileOperations: {} }, executeCommandProvider: { commands: ["b", "c"] } },
      ]),
      {
        workspace: { workspaceFolders: { supported: true }, fileOperations: {} },
        executeCommandProvider: { commands: ["a", "b", "c"] },
        hoverProvider: true,
      },
    );
  });

  it("lets the later of two single values count", () => {
    assert.deepEqual(joinCapabilities([{ hoverProvider: false }, { hoverProvider: true }]), { hoverProvider: true });
  });
});
