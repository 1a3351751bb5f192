import type { Exporter } from "./exporter";
import { constantCase, typeStem, wordSet } from "./names";
import { describeDeprecation, describeEntry, docComment, escapeDoc, lineComment, oneLine, quote } from "./texts";

const keywords = wordSet(`
  abstract assert boolean break byte case catch char class const continue default do double else enum extends final finally
  float for goto if implements import instanceof int interface long native new package private protected public return short
  static strictfp super switch synchronized this throw throws transient try void volatile while true false null _
  var yield record sealed permits`);

/** An enum with the code of each constant, and the way back. */
export const javaExporter: Exporter = {
  form: "java",
  title: "Java",
  ending: ".java",
  defaultName: (catalog) => `${typeStem(catalog)}Code`,
  fileStem: (_, typeName) => typeName,
  naming: {
    constant: constantCase,
    keywords,
    usedTypes: ["String", "Map", "HashMap", "Optional", "Lookup", "Deprecated", "Override", "Enum", "Object"],
    packages: "nested",
  },
  render: ({ catalog, entries, name: typeName, packageName, notice }) => {
    const nameOf = new Map(entries.map(({ entry, name }) => [entry.code, name]));
    const lines = [
      ...lineComment(
        notice.map((text) => text.replace(/\\(?=u)/g, "/")),
        "// ",
      ),
      "",
      ...(packageName === undefined ? [] : [`package ${packageName};`, ""]),
      "import java.util.HashMap;",
      "import java.util.Map;",
      "import java.util.Optional;",
      "",
      ...docComment([`An error code of ${escapeDoc(oneLine(catalog.name))}.`], ""),
      `public enum ${typeName} {`,
      ...entries.flatMap(({ entry, name }, i) => {
        const deprecation = describeDeprecation(entry, (code) => nameOf.get(code) ?? code);
        const tags = deprecation === undefined ? [] : [`@deprecated ${escapeDoc(deprecation)}`];
        return [
          ...(i === 0 ? [] : [""]),
          ...docComment(describeEntry(entry).map(escapeDoc), "    ", tags),
          ...(deprecation === undefined ? [] : ["    @Deprecated"]),
          `    ${name}(${quote(entry.code, { astral: "pair" })})${i === entries.length - 1 ? ";" : ","}`,
        ];
      }),
      "",
      "    private final String code;",
      "",
      `    ${typeName}(String code) {`,
      "        this.code = code;",
      "    }",
      "",
      "    /** The code as the API spells it. */",
      "    public String code() {",
      "        return code;",
      "    }",
      "",
      "    /** The constant for a code as the API spells it; empty where there is none. */",
      `    public static Optional<${typeName}> fromCode(String code) {`,
      "        return Optional.ofNullable(Lookup.CONSTANTS.get(code));",
      "    }",
      "",
      "    private static final class Lookup {",
      `        static final Map<String, ${typeName}> CONSTANTS = new HashMap<>();`,
      "",
      "        static {",
      `            for (${typeName} constant : values()) {`,
      "                CONSTANTS.put(constant.code, constant);",
      "            }",
      "        }",
      "    }",
      "}",
    ];
    return `${lines.join("\n")}\n`;
  },
};
