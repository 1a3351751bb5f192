import assert from "node:assert/strict";
import { editorInUse } from "../../../client/src/common/cursor";
import { window } from "../../support/vscode";

const editor = (uri: string): object => {
  return { document: { uri: { scheme: uri.slice(0, uri.indexOf(":")), toString: () => uri } } };
};

describe("the editor in use", () => {
  const source = editor("file:///projects/a.ts");
  const beside = editor("untitled:Untitled-1");
  const log = editor("output:errdex");
  const cases: Readonly<Record<string, readonly [active: unknown, visible: readonly unknown[], expected: unknown]>> = {
    "is the active one": [beside, [source, beside], beside],
    "is the one beside a log that is read": [log, [log, source], source],
    "is one in view where a page is looked at": [undefined, [log, source], source],
    "is none where there is nothing but a log": [log, [log], undefined],
    "is none where there is none": [undefined, [], undefined],
  };
  afterEach(() => {
    Object.assign(window, { activeTextEditor: undefined, visibleTextEditors: [] });
  });
  for (const [name, [activeTextEditor, visibleTextEditors, expected]] of Object.entries(cases)) {
    it(name, () => {
      Object.assign(window, { activeTextEditor, visibleTextEditors });
      assert.equal(editorInUse(), expected);
    });
  }
});
