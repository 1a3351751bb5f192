import type { Exporter } from "./exporter";
import { typeStem } from "./names";
import { docComment, lineComment, oneLine } from "./texts";
import { docOfCode, escapeJsDoc, quoteJs, typeScriptNaming } from "./typescript";

/** A schema that takes the codes and nothing else, and the type of what it takes. For version 3 of zod and later. */
export const zodExporter: Exporter = {
  form: "zod",
  title: "zod",
  ending: ".ts",
  defaultName: (catalog) => `${typeStem(catalog)}Code`,
  naming: typeScriptNaming,
  render: (exported) => {
    const { catalog, entries, name, notice } = exported;
    const api = escapeJsDoc(oneLine(catalog.name));
    const lines = [
      ...lineComment(notice, "// "),
      "",
      'import { z } from "zod";',
      "",
      ...docComment([`An error code of ${api}.`], ""),
      `export const ${name} = z.enum([`,
      ...entries.flatMap(({ entry }, i) => [...docOfCode(exported, i, "  "), `  ${quoteJs(entry.code)},`]),
      "]);",
      "",
      ...docComment([`An error code of ${api}.`], ""),
      `export type ${name} = z.infer<typeof ${name}>;`,
    ];
    return `${lines.join("\n")}\n`;
  },
};
