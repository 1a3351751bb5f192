import assert from "node:assert/strict";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmTableFromMarkdown } from "mdast-util-gfm-table";
import { gfmTable } from "micromark-extension-gfm-table";
import type { Node } from "web-tree-sitter";
import type { Catalog } from "../../server/src/catalogs/model";
import { languageOfId } from "../../server/src/languages";
import type { LanguageDefinition } from "../../server/src/languages/language";
import { createLiteralReader } from "../../server/src/languages/literal";
import type { ExportForm } from "../../server/src/render/exporters/exporter";
import { readTree } from "./readTree";

/** Of a form: the language whose grammar reads it. */
const grammarOf = {
  typescript: "typescript",
  zod: "typescript",
  "json-schema": "json",
  python: "python",
  go: "go",
  java: "java",
  kotlin: "kotlin",
  csharp: "csharp",
} as const satisfies Partial<Record<ExportForm, string>>;
/** The forms that a grammar reads. */
export const sourceForms = Object.keys(grammarOf) as (keyof typeof grammarOf)[];

export const codesOf = ({ entries }: Catalog): string[] => [...entries.keys()];

/** What its language's grammar makes of an export: where it is broken, or nothing, and its strings. */
export function readExport(
  text: string,
  form: keyof typeof grammarOf,
): Promise<{ readonly error: string; readonly strings: readonly string[] }> {
  const language = languageOfId(grammarOf[form]) as LanguageDefinition;
  return readTree(text, language, (root) => ({ error: errorIn(root), strings: stringsIn(root, text, language) }));
}

/** The rows of all tables, less their heads. Fails where there is HTML other than the notice and codes with bars. */
export function rowsOf(text: string): readonly unknown[] {
  const tree = fromMarkdown(text, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] });
  const nodes = flatten(tree);
  const html = nodes.filter(({ type, value = "" }) => type === "html" && !/^<\/?code>$/.test(value));
  assert.deepEqual(
    html.map(({ value = "" }) => value.startsWith("<!-- Made by") && value.indexOf("-->") === value.length - 3),
    [true],
    text,
  );
  const tables = nodes.filter(({ type }) => type === "table");
  return tables.flatMap(({ children = [] }) => children.slice(1));
}

interface MarkdownNode {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly MarkdownNode[];
}

function flatten(node: MarkdownNode): readonly MarkdownNode[] {
  return [node, ...(node.children ?? []).flatMap(flatten)];
}

/** The first place that the grammar does not understand. */
function errorIn(node: Node): string {
  if (!node.hasError) {
    return "";
  }
  const child = node.children.find((child) => child.hasError || child.isMissing);
  return child === undefined || node.isError
    ? `line ${node.startPosition.row + 1}: ${node.text.slice(0, 80)}`
    : errorIn(child);
}

function stringsIn(root: Node, text: string, language: LanguageDefinition): string[] {
  const readers = new Map(
    Object.entries(language.strings ?? {}).map(([type, forms]) => [type, createLiteralReader(forms)]),
  );
  const visit = (node: Node): string[] => {
    const value = readers.get(node.type)?.(node, text)?.value;
    return value === undefined ? node.children.flatMap(visit) : [value];
  };
  return visit(root);
}
