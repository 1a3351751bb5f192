import assert from "node:assert/strict";
import { exportFormTexts, importFormTexts } from "../../../client/src/common/features/catalogCommands/formTexts";
import { importForms } from "../../../server/src/catalogs/importers/importer";
import { exportForms } from "../../../server/src/render/exporters/exporter";

describe("the forms that the extension offers", () => {
  it("are all that can be imported", () => {
    assert.deepEqual(
      importFormTexts()
        .map(([form]) => form)
        .sort(),
      [...importForms].sort(),
    );
  });

  it("are all that can be exported to", () => {
    assert.deepEqual(Object.keys(exportFormTexts()).sort(), [...exportForms].sort());
  });
});
