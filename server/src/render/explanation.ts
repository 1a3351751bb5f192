import type { Audience, Guidance, Retry, StatusFields } from "../../../shared/src/catalog";
import type { Catalog, Entry } from "../catalogs/model";
import { createStyles, displayWidth, printable, type Styles, wrap } from "./terminalText";

/** All that the catalogs in force know under one name. */
export interface Explanation {
  /** What was asked for: `INVALID_OTP`, or an HTTP status: `429`. */
  readonly code: string;
  /** At most one a catalog. */
  readonly entries: readonly Entry[];
  /** Where the code is an HTTP status that catalogs describe. */
  readonly statuses: readonly ExplainedStatus[];
}

export interface ExplainedStatus extends StatusFields {
  readonly catalog: Catalog;
}

export interface PageOptions {
  /** Columns that lines are broken at. */
  readonly width: number;
  readonly colors: boolean;
}

/**
 * The explanation as pages for reading, one a catalog: what the vendor documents comes first, Errdex's advice stands
 * apart under its own heading.
 */
export function renderExplanation({ code, entries, statuses }: Explanation, options: PageOptions): string {
  const styles = createStyles(options.colors);
  const pages = [
    ...entries.map((entry) => entryPage(entry, options.width, styles)),
    ...statuses.map((status) => statusPage(code, status, options.width, styles)),
  ];
  return pages
    .map((page) => `${page.join("\n")}\n`)
    .join(`\n${styles.dim("-".repeat(Math.min(options.width, 40)))}\n\n`);
}

/** The explanation as `errdex explain --format json` prints it: fields as in a catalog file, `guidance` apart. */
export function renderExplanationJson({ code, entries, statuses }: Explanation): string {
  return `${JSON.stringify(
    {
      version: 1,
      code,
      entries: entries.map((entry) => entryFields(entry)),
      statuses: statuses.map(({ catalog, ...fields }) => ({
        catalog: catalog.id,
        catalogName: catalog.name,
        ...fields,
      })),
    },
    undefined,
    2,
  )}\n`;
}

function entryFields({ code, catalog, family, docs = catalog.docs, ...fields }: Entry): Record<string, unknown> {
  return { code, catalog: catalog.id, catalogName: catalog.name, family, docs, ...fields };
}

const audienceTexts: Readonly<Record<Audience, string>> = {
  developer: "the developer",
  "end-user": "the end user",
  operator: "the operator",
};
const retryTexts: Readonly<Record<Retry, string>> = {
  never: "no, it would fail again",
  "after-fix": "only after a fix",
  backoff: "yes, with growing pauses",
};

function entryPage(entry: Entry, width: number, styles: Styles): readonly string[] {
  const { catalog, deprecated } = entry;
  const replacedBy = deprecated?.replacedBy;
  const facts = table(
    [
      ["Field", entry.field],
      ["Header", entry.header],
      ["Format", entry.format],
      ["Group", entry.heading],
      ["Family", entry.family && `${entry.family.prefix}  ${entry.family.title}`],
      ["Category", entry.category],
      ["HTTP status", entry.httpStatus?.join(", ")],
      ["Found in", catalog.envelope.codeFields.map((field) => `"${field}" of the error body`).join(" or ")],
      ["Aliases", entry.aliases?.join(", ")],
      ["Related", entry.related?.join(", ")],
      ["Docs", entry.docs ?? catalog.docs],
    ],
    width,
    styles,
  );
  const deprecation =
    deprecated &&
    `Deprecated${deprecated.since === undefined ? "" : ` since ${deprecated.since}`}${replacedBy === undefined ? "." : `: use ${replacedBy}.`}`;
  return [
    title(entry.code, catalog, styles),
    ...paragraphs([entry.summary, entry.detail, deprecation], width),
    ...(facts.length === 0 ? [] : ["", ...facts]),
    ...guidanceLines(entry.guidance, width, styles),
  ];
}

function statusPage(status: string, fields: ExplainedStatus, width: number, styles: Styles): readonly string[] {
  return [
    title(`HTTP ${status}`, fields.catalog, styles),
    ...paragraphs([fields.summary, fields.detail], width),
    ...table([["Docs", fields.catalog.docs]], width, styles),
    ...guidanceLines(fields.guidance, width, styles),
  ];
}

function title(name: string, catalog: Catalog, styles: Styles): string {
  return `${styles.bold(printable(name))}  ${styles.dim(`${printable(catalog.name)} (${catalog.id})`)}`;
}

function paragraphs(texts: readonly (string | undefined)[], width: number): readonly string[] {
  return texts.flatMap((text) => (text === undefined ? [] : wrap(printable(text), width)));
}

function guidanceLines(guidance: Guidance | undefined, width: number, styles: Styles): readonly string[] {
  const rows = table(
    [
      ["Who acts", guidance?.audience && audienceTexts[guidance.audience]],
      ["Retry", guidance?.retry && retryTexts[guidance.retry]],
      ["Action", guidance?.action],
    ],
    width,
    styles,
  );
  return rows.length === 0 ? [] : ["", styles.underline("Suggested handling (Errdex)"), ...rows];
}

/** Rows of a name and a value; rows without a value are left out. */
function table(
  rows: readonly (readonly [name: string, value: string | undefined])[],
  width: number,
  styles: Styles,
): readonly string[] {
  const filled = rows.flatMap(([name, value]) => (value === undefined || value === "" ? [] : [[name, value] as const]));
  const indent = Math.max(0, ...filled.map(([name]) => displayWidth(name))) + 2;
  return filled.flatMap(([name, value]) =>
    wrap(printable(value), Math.max(20, width - indent)).map(
      (line, i) => (i === 0 ? styles.dim(name.padEnd(indent)) : " ".repeat(indent)) + line,
    ),
  );
}
