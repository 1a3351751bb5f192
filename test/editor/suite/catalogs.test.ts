import * as vscode from "vscode";
import { assertEqual, assertIncludes } from "./assertions";
import { onEvent, poll } from "./eventually";
import { activateErrdex, hoverText, openSource, waitForProblems, writeSource } from "./support";

const catalog = (id: string, code: string): string =>
  JSON.stringify({ errdexCatalog: 1, id, name: id, codes: { [code]: `Means ${code}.` } });

describe("catalogs of one's own", () => {
  let api: Awaited<ReturnType<typeof activateErrdex>>;
  before(async () => {
    api = await activateErrdex();
  });

  it("explain their codes as soon as they are written, and no longer than they are there", async () => {
    const { document, cursor } = await openSource(
      "own.ts",
      "export const isOwn = (code: string) => code === 'OWN_‸BROKE';\n",
    );
    const uri = await writeSource("own.errdex.json", catalog("own", "OWN_BROKE"));
    assertIncludes(
      await poll(
        () => hoverText(document, cursor),
        (text) => text.includes("Means OWN"),
        "a hover on the code",
      ),
      "own",
    );
    await vscode.workspace.fs.delete(uri);
    await poll(
      () => hoverText(document, cursor),
      (text) => !text.includes("Means OWN"),
      "no hover on the code",
    );
  });

  it("that are broken show where, and the editor tells of it alone where it has the schema", async () => {
    const { document } = await openSource("broken.errdex.json", '{\n  "errdexCatalog": 1,\n  "id": \n}\n');
    await onEvent(
      vscode.languages.onDidChangeDiagnostics,
      () => vscode.languages.getDiagnostics(document.uri),
      (problems) => problems.some(({ source }) => source !== "errdex"),
      "the editor's own problem",
    );
    const yaml = await openSource("broken.errdex.yaml", "errdexCatalog: 1\nid: [\n");
    const [ours] = await waitForProblems(yaml.document, 1);
    assertEqual(ours?.code, "catalog-syntax");
    await waitForProblems(document, 0);
    await vscode.workspace.fs.delete(document.uri);
    await vscode.workspace.fs.delete(yaml.document.uri);
  });

  it("in YAML are coloured by what their words are", async () => {
    const { document } = await openSource(
      "colours.errdex.yaml",
      "errdexCatalog: 1\nid: colours\nname: Colours\ncodes:\n  IS_RED: { summary: Red., deprecated: {} }\n",
    );
    const [legend, tokens] = await Promise.all([
      vscode.commands.executeCommand<vscode.SemanticTokensLegend>(
        "vscode.provideDocumentSemanticTokensLegend",
        document.uri,
      ),
      vscode.commands.executeCommand<vscode.SemanticTokens>("vscode.provideDocumentSemanticTokens", document.uri),
    ]);
    const numbers = [...tokens.data];
    const [, , length = 0, type = -1, modifiers] = numbers.slice(-5);
    assertEqual(`${numbers.length / 5} tokens, the last: ${legend.tokenTypes[type]}`, "2 tokens, the last: enumMember");
    assertEqual(length, "IS_RED".length);
    assertEqual(
      modifiers,
      legend.tokenModifiers.reduce(
        (bits, name, i) => (name === "declaration" || name === "deprecated" ? bits | (1 << i) : bits),
        0,
      ),
    );
    await vscode.workspace.fs.delete(document.uri);
  });

  it("may be registered by another extension", async () => {
    const { document, cursor } = await openSource(
      "api.ts",
      "export const isOwn = (code: string) => code === 'API_‸BROKE';\n",
    );
    const registered = api.registerCatalog({
      errdexCatalog: 1,
      id: "api",
      name: "Api",
      codes: { API_BROKE: "It broke." },
    });
    await poll(
      () => hoverText(document, cursor),
      (text) => text.includes("It broke."),
      "a hover on the code",
    );
    registered.dispose();
    await poll(
      () => hoverText(document, cursor),
      (text) => !text.includes("It broke."),
      "no hover on the code",
    );
  });
});
