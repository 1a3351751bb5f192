import type { Export, Exporter, Naming } from "./exporter";
import { constantCase, typeStem, wordSet } from "./names";
import { describeDeprecation, describeEntry, docComment, lineComment, oneLine, quote } from "./texts";

/** Words that TypeScript takes for no type of one's own. */
const keywords = wordSet(`
  any as async await bigint boolean break case catch class const constructor continue debugger declare default delete do
  else enum export extends false finally for from function get if implements import in infer instanceof interface is keyof
  let module namespace never new null number object of package private protected public readonly require return set static
  string super switch symbol this throw true try type typeof undefined unique unknown var void while with yield
  arguments eval globalThis`);

/** How TypeScript wants its names, for zod as well. */
export const typeScriptNaming: Naming = {
  constant: constantCase,
  keywords,
  usedTypes: ["Object", "z"],
  packages: "none",
};

/** A union with what each code means, an object to pick codes from by name, a list, and a check of unknown values. */
export const typeScriptExporter: Exporter = {
  form: "typescript",
  title: "TypeScript",
  ending: ".ts",
  defaultName: (catalog) => `${typeStem(catalog)}Code`,
  naming: typeScriptNaming,
  render: (exported) => {
    const { catalog, entries, name, notice } = exported;
    const api = escapeJsDoc(oneLine(catalog.name));
    const list = `${name.charAt(0).toLowerCase()}${name.slice(1)}s`;
    const own = list === name ? `all${name}` : list;
    const lines = [
      ...lineComment(notice, "// "),
      "",
      ...docComment([`An error code of ${api}.`], ""),
      `export type ${name} =`,
      ...entries.flatMap(({ entry }, i) => [
        ...docOfCode(exported, i, "  "),
        `  | ${quoteJs(entry.code)}${i === entries.length - 1 ? ";" : ""}`,
      ]),
      "",
      ...docComment([`The error codes of ${api} by name.`], ""),
      `export const ${name} = {`,
      ...entries.flatMap(({ entry, name }, i) => [
        ...docOfCode(exported, i, "  "),
        `  ${name}: ${quoteJs(entry.code)},`,
      ]),
      "} as const;",
      "",
      ...docComment([`All error codes of ${api}, in the order of the catalog.`], ""),
      `export const ${own}: readonly ${name}[] = Object.values(${name});`,
      "",
      ...docComment([`Whether a value is an error code of ${api}.`], ""),
      `export function is${name.charAt(0).toUpperCase()}${name.slice(1)}(value: unknown): value is ${name} {`,
      `  return (${own} as readonly unknown[]).includes(value);`,
      "}",
    ];
    return `${lines.join("\n")}\n`;
  },
};

/** The comment above a code, with a tag where it is deprecated. */
export function docOfCode({ entries }: Export, at: number, indent: string): readonly string[] {
  const { entry } = entries[at] as Export["entries"][number];
  const deprecation = describeDeprecation(entry, (code) => quoteJs(code));
  return docComment(
    describeEntry(entry).map(escapeJsDoc),
    indent,
    deprecation === undefined ? [] : [`@deprecated ${escapeJsDoc(deprecation)}`],
  );
}

/** Makes a text mean itself in a JSDoc comment: nothing in it ends the comment or is a tag. */
export function escapeJsDoc(text: string): string {
  return text.replace(/\*\//g, "*\\/").replace(/(?<![\p{L}\p{N}\\])@/gu, "\\@");
}

/** The text as a literal of JavaScript. */
export function quoteJs(text: string): string {
  return quote(text, { astral: "pair" });
}
