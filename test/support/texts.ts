import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

/** Where the texts are that VS Code's mechanism translates: the bundles of `l10n`. */
export const bundleFile = join("l10n", "bundle.l10n.json");

const folders = [join("client", "src"), join("server", "src")];

/** The texts in English that the sources give to `l10n.t`, sorted. Raises for a call whose text is not written out in place. */
export function collectTexts(): readonly string[] {
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts"))
      .map((name) => join(folder, name)),
  );
  return [...new Set(files.flatMap(textsIn))].sort();
}

function textsIn(file: string): readonly string[] {
  const source = readFileSync(file, "utf8");
  if (!source.includes("l10n.t(")) {
    return [];
  }
  const texts: string[] = [];
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest);
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.getText(tree) === "l10n.t") {
      const [text] = node.arguments;
      if (text === undefined || !ts.isStringLiteralLike(text)) {
        const { line } = tree.getLineAndCharacterOfPosition(node.getStart(tree));
        throw new Error(`${file}:${line + 1}: the text must be written out, or no translation can be found for it.`);
      }
      texts.push(text.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return texts;
}

/** As the English bundle holds them: each is its own translation. */
export function toBundle(texts: readonly string[]): string {
  return `${JSON.stringify(Object.fromEntries(texts.map((text) => [text, text])), undefined, 2)}\n`;
}

/** `{0}`, `{1}` … of a text, sorted: a translation must have the same, or fewer where its language needs no article. */
export function placeholdersOf(text: string): readonly string[] {
  return [...new Set(text.match(/\{\d+\}/g) ?? [])].sort();
}
