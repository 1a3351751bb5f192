import type { Entry } from "../../catalogs/model";
import { codeSpan, escapeMarkdown, webAddress } from "../markdown";
import type { Exporter } from "./exporter";
import { oneLine } from "./texts";

/** A page with a table for each family: what `errdex import` reads again. */
export const markdownExporter: Exporter = {
  form: "markdown",
  title: "Markdown",
  ending: ".md",
  defaultName: ({ name }) => `${name} error codes`,
  render: ({ catalog, entries, name, notice }) => {
    const codes = entries.map(({ entry }) => entry);
    const families = new Set(codes.map(({ family }) => family));
    const address = catalog.docs === undefined ? undefined : webAddress(catalog.docs);
    const checked = catalog.checked === undefined ? "" : `, checked ${text(catalog.checked)}`;
    const blocks = [
      // The notice names the catalog, whose name could end the comment.
      `<!-- ${notice.join(" ").replace(/[<>]/g, "")} -->`,
      `# ${text(name)}`,
      ...(address === undefined ? [] : [`As [documented by ${text(catalog.name)}](${address})${checked}.`]),
      ...[...families].flatMap((family) => [
        ...(family === undefined && families.size === 1 ? [] : [`## ${text(family?.title ?? "Other codes")}`]),
        table(codes.filter((entry) => entry.family === family)),
      ]),
      ...(catalog.statuses.size === 0 || entries.length < catalog.entries.size
        ? []
        : [
            "## HTTP statuses",
            rows([
              ["Status", "Meaning"],
              ...[...catalog.statuses].map(([status, { summary, detail }]) => [status, meaning({ summary, detail })]),
            ]),
          ]),
    ];
    return `${blocks.join("\n\n")}\n`;
  },
};

function table(entries: readonly Entry[]): string {
  const hasStatus = entries.some(({ httpStatus = [] }) => httpStatus.length > 0);
  return rows([
    ["Code", ...(hasStatus ? ["HTTP status"] : []), "Meaning"],
    ...entries.map((entry) => {
      const code = codeCell(entry.code);
      return [
        entry.deprecated === undefined ? code : `~~${code}~~`,
        ...(hasStatus ? [(entry.httpStatus ?? []).join(", ")] : []),
        [meaning(entry), ...deprecation(entry)].join(" "),
      ];
    }),
  ]);
}

function meaning({ summary, detail }: { readonly summary: string; readonly detail?: string | undefined }): string {
  return text([summary, detail ?? ""].join(" "));
}

function deprecation({ deprecated }: Entry): readonly string[] {
  const { since, replacedBy } = deprecated ?? {};
  return [
    ...(deprecated === undefined ? [] : ["**Deprecated.**"]),
    ...(since === undefined ? [] : [`Since ${text(since)}.`]),
    ...(replacedBy === undefined ? [] : [`Use ${codeCell(replacedBy)}.`]),
  ];
}

function rows([head = [], ...body]: readonly (readonly string[])[]): string {
  return [head, head.map(() => "---"), ...body].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** Renderers do not agree on bars in code in a table. */
function codeCell(code: string): string {
  return code.includes("|")
    ? `<code>${code.replace(/[^\p{L}\p{N}]/gu, (character) => `&#${character.codePointAt(0) ?? 0};`)}</code>`
    : codeSpan(code);
}

function text(source: string): string {
  return escapeMarkdown(oneLine(source));
}
