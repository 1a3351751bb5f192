import type { Exporter } from "./exporter";
import { constantCase, typeStem, wordSet } from "./names";
import { describeDeprecation, describeEntry, docComment, escapeDoc, lineComment, oneLine, quote } from "./texts";

const keywords = wordSet(`
  as break class continue do else false for fun if in interface is null object package return super this throw true try
  typealias typeof val var when while _`);

/** An enum with the code of each constant, and the way back. */
export const kotlinExporter: Exporter = {
  form: "kotlin",
  title: "Kotlin",
  ending: ".kt",
  defaultName: (catalog) => `${typeStem(catalog)}Code`,
  fileStem: (_, typeName) => typeName,
  naming: {
    constant: constantCase,
    keywords,
    usedTypes: ["String", "Deprecated", "ReplaceWith"],
    packages: "nested",
  },
  render: ({ catalog, entries, name: typeName, packageName, notice }) => {
    const nameOf = new Map(entries.map(({ entry, name }) => [entry.code, name]));
    const lines = [
      ...lineComment(notice, "// "),
      "",
      ...(packageName === undefined ? [] : [`package ${packageName}`, ""]),
      ...docComment([`An error code of ${escapeDoc(oneLine(catalog.name))}.`], "", [
        "@property code The code as the API spells it.",
      ]),
      `enum class ${typeName}(val code: String) {`,
      ...entries.flatMap(({ entry, name }) => {
        const deprecation = describeDeprecation(entry, (code) => nameOf.get(code) ?? code);
        const replacement = nameOf.get(entry.deprecated?.replacedBy ?? "");
        const instead = replacement === undefined ? "" : `, ReplaceWith("${replacement}")`;
        return [
          ...docComment(describeEntry(entry).map(escapeDoc), "    "),
          ...(deprecation === undefined ? [] : [`    @Deprecated(${quoteKotlin(deprecation)}${instead})`]),
          `    ${name}(${quoteKotlin(entry.code)}),`,
          "",
        ];
      }),
      "    ;",
      "",
      "    companion object {",
      "        private val constants = values().associateBy { it.code }",
      "",
      "        /** The constant for a code as the API spells it; `null` where there is none. */",
      `        fun fromCode(code: String): ${typeName}? = constants[code]`,
      "    }",
      "}",
    ];
    return `${lines.join("\n")}\n`;
  },
};

function quoteKotlin(text: string): string {
  return quote(text, { astral: "pair", also: /\$/g, withoutFormFeed: true });
}
