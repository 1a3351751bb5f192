import type { Exporter } from "./exporter";
import { pascalCase, typeStem, wordSet } from "./names";
import { describeDeprecation, describeEntry, lineComment, oneLine, quote, wrapParagraphs } from "./texts";

const keywords = wordSet(`
  abstract as base bool break byte case catch char checked class const continue decimal default delegate do double else enum
  event explicit extern false finally fixed float for foreach goto if implicit in int interface internal is lock long
  namespace new null object operator out override params private protected public readonly ref return sbyte sealed short
  sizeof stackalloc static string struct switch this throw true try typeof uint ulong unchecked unsafe ushort using virtual
  void volatile while var record file required scoped dynamic nint nuint _`);

/** What every class has from `object`, and our list. */
const members = [
  "Equals",
  "Finalize",
  "GetHashCode",
  "GetType",
  "MemberwiseClone",
  "ReferenceEquals",
  "ToString",
  "All",
];

/** A class of constants, which stand in `case` as they are, and a list of them. */
export const csharpExporter: Exporter = {
  form: "csharp",
  title: "C#",
  ending: ".cs",
  defaultName: (catalog) => `${typeStem(catalog)}Codes`,
  fileStem: (_, typeName) => typeName,
  naming: {
    constant: pascalCase,
    taken: (typeName) => [...members, typeName],
    keywords,
    usedTypes: ["IReadOnlyList", "Obsolete", "ObsoleteAttribute", "System"],
    packages: "nested",
  },
  render: ({ catalog, entries, name: typeName, packageName, notice }) => {
    const nameOf = new Map(entries.map(({ entry, name }) => [entry.code, name]));
    const hasDeprecated = entries.some(({ entry }) => entry.deprecated !== undefined);
    const body = [
      ...element("summary", [`The error codes of ${oneLine(catalog.name)}.`]),
      `public static class ${typeName}`,
      "{",
      ...entries.flatMap(({ entry, name }) => {
        const [summary = "", ...others] = describeEntry(entry);
        const deprecation = describeDeprecation(entry, (code) => nameOf.get(code) ?? code);
        const lines = [
          ...element("summary", [summary]),
          ...(others.length === 0 ? [] : element("remarks", others)),
          ...(deprecation === undefined ? [] : [`[Obsolete(${quoteCsharp(deprecation)})]`]),
          `public const string ${name} = ${quoteCsharp(entry.code)};`,
        ];
        return [...lines.map((line) => `    ${line}`), ""];
      }),
      ...element("summary", ["All of them, in the order of the catalog."]).map((line) => `    ${line}`),
      // A deprecated code is one of the API's codes all the same.
      ...(hasDeprecated ? ["#pragma warning disable 618"] : []),
      "    public static readonly IReadOnlyList<string> All = new[]",
      "    {",
      ...entries.map(({ name }) => `        ${name},`),
      "    };",
      ...(hasDeprecated ? ["#pragma warning restore 618"] : []),
      "}",
    ];
    const lines = [
      ...lineComment(notice, "// "),
      "",
      ...(hasDeprecated ? ["using System;"] : []),
      "using System.Collections.Generic;",
      "",
      ...(packageName === undefined ? body : [`namespace ${packageName}`, "{", ...body.map(indented), "}"]),
    ];
    return `${lines.join("\n")}\n`;
  },
};

/** An element of a documentation comment, with a `para` for each paragraph where there are several. */
function element(name: string, paragraphs: readonly string[]): readonly string[] {
  const escaped = paragraphs.map(escapeXml);
  const content = escaped.length === 1 ? escaped : escaped.map((text) => `<para>${text}</para>`);
  const [first = "", ...rest] = content.flatMap((text) => wrapParagraphs([text], "    /// <summary></summary>"));
  const lines = rest.length === 0 ? [`<${name}>${first}</${name}>`] : [`<${name}>`, first, ...rest, `</${name}>`];
  return lines.map((line) => `/// ${line}`);
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function indented(line: string): string {
  return line === "" || line.startsWith("#") ? line : `    ${line}`;
}

function quoteCsharp(text: string): string {
  return quote(text, { astral: "pair" });
}
