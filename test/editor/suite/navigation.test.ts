import * as vscode from "vscode";
import { assertEqual, assertIncludes } from "./assertions";
import { poll } from "./eventually";
import { activateErrdex, openSource, writeSource } from "./support";

const catalog = `{
  "errdexCatalog": 1,
  "id": "nav",
  "name": "Nav",
  "codes": {
    "NAV_BROKE": { "summary": "It broke.", "related": ["NAV_SLEEPS"] },
    "NAV_SLEEPS": "It sleeps."
  }
}
`;
const source = "export const isBroken = (code: string) => code === 'NAV_‸BROKE' || code === 'NAV_SLEEPS';\n";

type Definition = vscode.Location | vscode.LocationLink;

describe("navigation", () => {
  before(async () => {
    await activateErrdex();
  });

  const ask = async <T>(command: string, ...given: readonly unknown[]): Promise<T> =>
    vscode.commands.executeCommand<T>(command, ...given);
  const definitions = (document: vscode.TextDocument, position: vscode.Position): Promise<Definition[]> =>
    ask("vscode.executeDefinitionProvider", document.uri, position);
  const targetOf = (definition: Definition): { readonly uri: vscode.Uri; readonly range: vscode.Range } =>
    "targetUri" in definition
      ? { uri: definition.targetUri, range: definition.targetSelectionRange ?? definition.targetRange }
      : definition;

  it("leads from a built-in code to its entry, in a document that is read only", async () => {
    const { document, cursor } = await openSource(
      "definition.ts",
      "export const isWrong = (code: string) => code === 'INVALID_‸OTP' || code === 'MISSING_OTP';\n",
    );
    const found = await poll(
      () => definitions(document, cursor),
      (all) => all.length > 0,
      "a definition",
    );
    const [target] = found.map(targetOf);
    assertEqual(found.length, 1);
    assertEqual(target?.uri.toString(), "errdex:/catalogs/ratio.json");
    const shown = await vscode.workspace.openTextDocument(target?.uri as vscode.Uri);
    assertEqual(shown.getText(target?.range), "INVALID_OTP");
    assertEqual(vscode.workspace.fs.isWritableFileSystem("errdex") ?? false, false);
    await ask("errdex.openEntry", { catalog: "ratio", code: "INVALID_OTP" });
    const editor = vscode.window.activeTextEditor;
    assertEqual(editor?.document.uri.toString(), "errdex:/catalogs/ratio.json");
    assertEqual(editor?.document.getText(editor.selection), "INVALID_OTP");
  });

  describe("in a catalog of one's own", () => {
    let catalogUri: vscode.Uri;
    let document: vscode.TextDocument;
    let cursor: vscode.Position;
    before(async () => {
      catalogUri = await writeSource("nav.errdex.json", catalog);
      ({ document, cursor } = await openSource("nav.ts", source));
      await poll(
        () => definitions(document, cursor),
        (all) => all.some((found) => targetOf(found).uri.path === catalogUri.path),
        "a definition in the catalog",
      );
    });
    after(async () => {
      await vscode.workspace.fs.delete(catalogUri);
    });

    it("finds the uses of a code from its entry", async () => {
      const position = (await vscode.workspace.openTextDocument(catalogUri)).positionAt(catalog.indexOf("NAV_BROKE"));
      const found = await poll(
        () => ask<vscode.Location[]>("vscode.executeReferenceProvider", catalogUri, position),
        (all) => all.length >= 2,
        "the entry and its use",
      );
      const paths = found.map(({ uri }) => uri.path.replace(/^.*\//, "")).sort();
      assertEqual(paths.join(), "nav.errdex.json,nav.ts");
    });

    it("counts the uses of a code on its entry", async () => {
      await vscode.workspace.openTextDocument(catalogUri);
      const lenses = await poll(
        () => ask<vscode.CodeLens[]>("vscode.executeCodeLensProvider", catalogUri, 10),
        (all) => all.some(({ command }) => command?.title === "1 use"),
        "lenses that count",
      );
      assertEqual(lenses.filter(({ command }) => command?.command === "errdex.findUses").length, 2);
    });

    it("renames a code in its catalog and where it is used, and refuses a vendor's", async () => {
      const edit = await ask<vscode.WorkspaceEdit>(
        "vscode.executeDocumentRenameProvider",
        document.uri,
        cursor,
        "NAV_FELL",
      );
      if (!(await vscode.workspace.applyEdit(edit))) throw new Error("The rename was refused");
      assertIncludes(document.getText(), "'NAV_FELL'");
      const changed = await vscode.workspace.openTextDocument(catalogUri);
      assertIncludes(changed.getText(), '"NAV_FELL": {');
      await changed.save();

      const { document: other, cursor: place } = await openSource(
        "vendor.ts",
        "export const code = ['INVALID_‸OTP'];\n",
      );
      const refusal = await ask("vscode.prepareRename", other.uri, place).then(
        () => "",
        (error: unknown) => String(error),
      );
      assertIncludes(refusal, "INVALID_OTP is a code of the catalog ratio");
    });
  });
});
