import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

/** Where the texts are that VS Code's mechanism translates: the bundles of `l10n`. */
export const bundleFile = join("l10n", "bundle.l10n.json");

const folders = [join("client", "src"), join("server", "src")];

/** A text in the sources, and what they put into it. */
export interface TextUse {
  readonly text: string;
  /** The source of what stands for `{0}`, `{1}` … */
  readonly values: readonly string[];
}

/** The texts in English that the sources give to `l10n.t`, sorted: their own, and the schema's help for catalogs. */
export function collectTexts(): readonly string[] {
  return [...new Set([...collectUses().map(({ text }) => text), ...collectHelp()])].sort();
}

/** What the schema of catalogs says of the places in one. */
export function collectHelp(): readonly string[] {
  const texts: string[] = [];
  const visit = (node: unknown): void => {
    if (typeof node === "object" && node !== null) {
      const { description, enumDescriptions, ...inner } = node as Readonly<Record<string, unknown>>;
      texts.push(...[description, enumDescriptions].flat().filter((text) => typeof text === "string"));
      Object.values(inner).forEach(visit);
    }
  };
  const { properties, definitions } = JSON.parse(readFileSync(schemaFile, "utf8")) as Readonly<Record<string, unknown>>;
  for (const node of [properties, definitions].flatMap((part) => Object.values(part as object) as readonly object[])) {
    visit({ ...node, defaultSnippets: undefined });
  }
  return texts;
}

const schemaFile = join("shared", "schemas", "catalog.schema.json");
/** The parameter that stands for a text of {@link collectHelp}. */
const helpParameter = "schemaText";

/** Every call of `l10n.t` with a text of its own. Raises for one whose text is not written out in place. */
export function collectUses(): readonly TextUse[] {
  return (collected ??= readUses());
}

/** Reading all sources takes a second. */
let collected: readonly TextUse[] | undefined;

function readUses(): readonly TextUse[] {
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts"))
      .map((name) => join(folder, name)),
  );
  return files.flatMap(usesIn);
}

function usesIn(file: string): readonly TextUse[] {
  const source = readFileSync(file, "utf8");
  if (!source.includes("l10n.t(")) {
    return [];
  }
  const uses: TextUse[] = [];
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest);
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.getText(tree) === "l10n.t") {
      const [text, ...values] = node.arguments;
      if (text !== undefined && ts.isIdentifier(text) && text.text === helpParameter) {
        return;
      }
      if (text === undefined || !ts.isStringLiteralLike(text)) {
        const { line } = tree.getLineAndCharacterOfPosition(node.getStart(tree));
        throw new Error(`${file}:${line + 1}: the text must be written out, or no translation can be found for it.`);
      }
      uses.push({ text: text.text, values: values.map((value) => value.getText(tree)) });
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return uses;
}

/** As the English bundle holds them: each is its own translation. */
export function toBundle(texts: readonly string[]): string {
  return `${JSON.stringify(Object.fromEntries(texts.map((text) => [text, text])), undefined, 2)}\n`;
}

/** The numbers of the placeholders in a text, sorted: 0 for `{0}`. */
export function placeholdersOf(text: string): readonly number[] {
  return [...new Set(text.match(/(?<=\{)\d+(?=\})/g) ?? [])].map(Number).sort((a, b) => a - b);
}

/** As a translation, each text between marks, so that what was not translated stands out: `⟦Change to 'INVALID_OTP'⟧`. */
export function markedBundle(): Readonly<Record<string, string>> {
  return Object.fromEntries(collectTexts().map((text) => [text, `⟦${text}⟧`]));
}

/** What stands outside of the marks of {@link markedBundle}. */
export function outsideOfMarks(text: string): string {
  const inner = text.replace(/⟦[^⟦⟧]*⟧/g, "");
  return inner === text ? text : outsideOfMarks(inner);
}
