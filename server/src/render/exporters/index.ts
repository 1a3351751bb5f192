import * as l10n from "@vscode/l10n";
import type { Catalog } from "../../catalogs/model";
import { csharpExporter } from "./csharp";
export { ExportError } from "./exporter";
import { ExportError, type Exporter, type ExportForm, type ExportOptions } from "./exporter";
import { goExporter } from "./go";
import { javaExporter } from "./java";
import { jsonSchemaExporter } from "./jsonSchema";
import { kotlinExporter } from "./kotlin";
import { markdownExporter } from "./markdownPage";
import { nameCodes, parseName } from "./names";
import { pythonExporter } from "./python";
import { oneLine } from "./texts";
import { typeScriptExporter } from "./typescript";
import { zodExporter } from "./zod";

/** NEW EXPORT FORM: import it above and add it here. */
export const exporters: readonly Exporter[] = [
  typeScriptExporter,
  zodExporter,
  jsonSchemaExporter,
  pythonExporter,
  goExporter,
  javaExporter,
  kotlinExporter,
  csharpExporter,
  markdownExporter,
];

/**
 * The codes of a catalog as a text in another form, which ends with a line break. Raises an {@link ExportError} where no
 * code fits, or where the form takes no such name.
 */
export function exportCatalog(catalog: Catalog, form: ExportForm, options: ExportOptions = {}): string {
  const exporter = exporterOf(form);
  const { family = "" } = options;
  const entries = [...catalog.entries.values()].filter(({ code }) => code.startsWith(family));
  if (entries.length === 0) {
    throw new ExportError(whyNoCodes(catalog, family));
  }
  const { typeName, packageName } = resolveName(catalog, exporter, options);
  const names =
    exporter.naming === undefined
      ? undefined
      : nameCodes(
          entries.map(({ code }) => code),
          exporter.naming,
          typeName,
        );
  return exporter.render({
    catalog,
    entries: entries.map((entry) => ({ entry, name: names?.get(entry.code) ?? "" })),
    name: typeName,
    packageName,
    notice: noticeOf(catalog, form),
  });
}

/**
 * A name for the file: `RatioCode.java`, where the language asks for it, else `ratio-codes.ts`. Raises as
 * {@link exportCatalog} does.
 */
export function exportFileName(catalog: Catalog, form: ExportForm, options: ExportOptions = {}): string {
  const exporter = exporterOf(form);
  const { typeName } = resolveName(catalog, exporter, options);
  return `${exporter.fileStem?.(catalog, typeName) ?? `${catalog.id}-codes`}${exporter.ending}`;
}

/** Whether a text was made by {@link exportCatalog}, and may be made again. */
export function isExported(text: string): boolean {
  return text.slice(0, 2_000).includes(sign);
}

const sign = "errdex export --to";

function exporterOf(form: ExportForm): Exporter {
  return exporters.find((exporter) => exporter.form === form) as Exporter;
}

function resolveName(
  catalog: Catalog,
  { naming, title, defaultName }: Exporter,
  { name = defaultName(catalog) }: ExportOptions,
): ReturnType<typeof parseName> {
  if (naming === undefined) {
    return { typeName: name, packageName: undefined };
  }
  return parseName(name, naming, title);
}

/** The sign comes first, where no line is broken. */
function noticeOf({ name, docs, checked }: Catalog, form: ExportForm): readonly string[] {
  const day = checked === undefined ? "" : `, checked ${checked}`;
  return [
    `Made by "${sign} ${form}" of the error codes of ${name}. Change the catalog and export it again, not this file.`,
    ...(docs === undefined ? [] : [`Source: ${docs}${day}.`]),
  ].map(oneLine);
}

/** @param family that no code of the catalog begins with. */
function whyNoCodes({ name, families }: Catalog, family: string): string {
  if (family === "") {
    return l10n.t("{0} has no codes", name);
  }
  return families.length === 0
    ? l10n.t("no code of {0} begins with {1}", name, family)
    : l10n.t(
        "no code of {0} begins with {1}; families are {2}",
        name,
        family,
        families.map(({ prefix }) => prefix).join(", "),
      );
}
