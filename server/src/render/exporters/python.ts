import type { Exporter } from "./exporter";
import { constantCase, typeStem, wordSet } from "./names";
import { describeDeprecation, describeEntry, oneLine, quote, wrapParagraphs } from "./texts";

const keywords = wordSet(`
  False None True and as assert async await break class continue def del elif else except finally for from global if import
  in is lambda nonlocal not or pass raise return try while with yield match case type`);

/** An enum whose members are strings, each with its docstring. For Python 3.11 and later. */
export const pythonExporter: Exporter = {
  form: "python",
  title: "Python",
  ending: ".py",
  defaultName: (catalog) => `${typeStem(catalog)}Code`,
  // A module's name is an identifier.
  fileStem: ({ id }) => `${/^\d/.test(id) ? "api_" : ""}${id.replaceAll("-", "_")}_codes`,
  naming: { constant: constantCase, keywords, usedTypes: ["StrEnum"], packages: "none" },
  render: ({ catalog, entries, name, notice }) => {
    const nameOf = new Map(entries.map((exported) => [exported.entry.code, exported.name]));
    const lines = [
      ...docString(notice, ""),
      "",
      "from enum import StrEnum",
      "",
      "",
      `class ${name}(StrEnum):`,
      ...docString([`An error code of ${oneLine(catalog.name)}.`], "    "),
      ...entries.flatMap(({ entry, name }) => {
        const deprecation = describeDeprecation(entry, (code) => nameOf.get(code) ?? code);
        const paragraphs = [
          ...describeEntry(entry),
          ...(deprecation === undefined ? [] : [`Deprecated: ${deprecation}`]),
        ];
        return ["", `    ${name} = ${quote(entry.code, { astral: "long" })}`, ...docString(paragraphs, "    ")];
      }),
    ];
    return `${lines.join("\n")}\n`;
  },
};

function docString(paragraphs: readonly string[], indent: string): readonly string[] {
  const lines = wrapParagraphs(paragraphs.map(escapeDocString), `${indent}"""`);
  return lines.length === 1
    ? [`${indent}"""${lines[0] ?? ""}"""`]
    : [`${indent}"""${lines[0] ?? ""}`, ...lines.slice(1).map((line) => `${indent}${line}`.trimEnd()), `${indent}"""`];
}

/** Back-slashes are doubled; quotes that could end the string are escaped, and one at the end of a line for its looks. */
function escapeDocString(text: string): string {
  return text.replaceAll("\\", "\\\\").replace(/"{2,}|^"|"$/g, (quotes) => quotes.replaceAll('"', '\\"'));
}
