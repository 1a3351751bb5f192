import { l10n } from "vscode";

/** What a source may be written in, by the names of `errdex import --from`. */
export function importFormTexts(): readonly (readonly [form: string, description: string])[] {
  return [
    ["markdown", l10n.t("Markdown or MDX: tables, headings, lists")],
    ["html", l10n.t("HTML page")],
    ["text", l10n.t("Text as copied from a page")],
    ["csv", l10n.t("Table with a separator: CSV, TSV")],
    ["json", l10n.t("JSON with a list or map of codes")],
    ["yaml", l10n.t("YAML with a list or map of codes")],
    ["openapi", l10n.t("OpenAPI 2 or 3")],
    ["source", l10n.t("Source code: unions, enums, constants")],
    ["rst", l10n.t("reStructuredText")],
  ];
}

/** What a catalog can be exported to, by the names of `errdex export --to`. */
export function exportFormTexts(): Readonly<Record<string, readonly [label: string, description: string]>> {
  return {
    typescript: ["TypeScript", l10n.t("a union with the documentation of each code")],
    zod: ["zod", l10n.t("a schema and its type")],
    "json-schema": ["JSON Schema", l10n.t("an enumeration of the codes")],
    python: ["Python", "StrEnum"],
    go: ["Go", l10n.t("constants")],
    java: ["Java", l10n.t("an enum")],
    kotlin: ["Kotlin", l10n.t("an enum")],
    csharp: ["C#", l10n.t("constants")],
    markdown: ["Markdown", l10n.t("a page with a table")],
  };
}
