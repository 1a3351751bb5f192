import { type DataFormat, formatOfPath } from "../dataText";
import type { Catalog } from "../model";
import type { OutlineNode } from "../outline";
import { type Span, touches } from "../../util/span";
import { type SchemaNode, schemaAt, translateHelp } from "./catalogSchema";
import { type DataCursor, findCursor } from "./dataCursor";
import { spellInQuotes } from "../spellInCatalog";

export interface HelpRequest {
  readonly uri: string;
  readonly text: string;
  readonly offset: number;
  readonly outline: readonly OutlineNode[];
  /** In force; absent while there is none. */
  readonly catalog: Catalog | undefined;
  /** The editor knows the catalog's schema itself. */
  readonly isSchemaKnown: boolean;
}

/** What may stand at a place in a catalog. */
export interface CatalogCompletion {
  /** Without quotes. */
  readonly span: Span;
  /** What is there already of quotes. */
  readonly quote: string;
  /** Codes of the catalog, less `except`. */
  readonly codes: { readonly except: ReadonlySet<string> } | undefined;
  readonly items: readonly CatalogItem[];
  readonly format: DataFormat;
}

export interface CatalogItem {
  readonly kind: "key" | "value" | "text";
  readonly label: string;
  readonly newText: string;
  readonly documentation: string;
}

/** Keys and values that the schema allows, codes where others are named, and texts that other entries have. */
export function completeCatalog(request: HelpRequest): CatalogCompletion | undefined {
  const { uri, text, offset, outline, catalog, isSchemaKnown } = request;
  const format = formatOfPath(uri);
  const cursor = findCursor(text, format, offset);
  if (cursor === undefined) {
    return undefined;
  }
  const { path, at, span, quote } = cursor;
  const around = nodeAt(outline, at === "key" ? path : path.slice(0, -1));
  const [root, code = "", field = "", part] = path;
  const isCode =
    at === "value" && root === "codes" && (field === "related" || (field === "deprecated" && part === "replacedBy"));
  const others = field === "related" ? (nodeAt(outline, ["codes", code, "related"])?.items ?? []) : [];
  const typed = text.slice(span.start, span.end);
  const except = new Set([code, ...others.map(({ value }) => value).filter((value) => value !== typed)]);
  const schemaItems = isSchemaKnown ? [] : at === "key" ? listKeys(cursor, around, format) : listValues(cursor, format);
  const texts = at === "value" && root === "codes" && path.length === 3 ? listTexts(catalog, field) : [];
  return {
    span,
    quote,
    format,
    codes: isCode ? { except } : undefined,
    items: [
      ...schemaItems,
      ...texts.map((label) => {
        return { kind: "text" as const, label, newText: spellInQuotes(label, quote, format), documentation: "" };
      }),
    ],
  };
}

/** What the schema says of a key, or of one of few values. */
export function explainCatalog({
  text,
  offset,
  outline,
}: Pick<HelpRequest, "text" | "offset" | "outline">): { readonly span: Span; readonly text: string } | undefined {
  const path: string[] = [];
  for (let nodes = outline; ;) {
    const node = nodes.find(({ span }) => touches(span, offset));
    if (node === undefined || text === "") {
      return undefined;
    }
    path.push(node.key);
    const schema = schemaAt(path);
    const isValue = node.valueSpan !== undefined && touches(node.valueSpan, offset) && !touches(node.keySpan, offset);
    const index = isValue && node.value !== undefined ? (schema?.enum?.indexOf(node.value) ?? -1) : -1;
    const found = touches(node.keySpan, offset)
      ? { span: node.keySpan, text: schema?.description }
      : { span: node.valueSpan, text: schema?.enumDescriptions?.[index] };
    if (found.text !== undefined && found.span !== undefined) {
      return { span: found.span, text: translateHelp(found.text) };
    }
    nodes = node.children;
  }
}

function listKeys(
  { path, quote, hasColon }: DataCursor,
  around: OutlineNode | undefined,
  format: DataFormat,
): readonly CatalogItem[] {
  const properties = Object.keys(schemaAt(path)?.properties ?? {});
  const known = new Set((around?.children ?? []).map(({ key }) => key));
  return properties
    .filter((key) => !known.has(key))
    .map((key) => {
      const description = schemaAt([...path, key])?.description ?? "";
      const name = format === "json" ? spellInQuotes(key, quote, format) : key;
      const colon = hasColon || quote !== "" ? "" : ": ";
      return { kind: "key" as const, label: key, newText: name + colon, documentation: translateHelp(description) };
    });
}

function listValues({ path, quote }: DataCursor, format: DataFormat): readonly CatalogItem[] {
  const schema: SchemaNode = schemaAt(path) ?? {};
  const item = (label: string, newText: string, documentation: string): CatalogItem => {
    return { kind: "value", label, newText, documentation };
  };
  const texts = (schema.enum ?? []).map((value, i) =>
    item(value, spellInQuotes(value, quote, format), translateHelp(schema.enumDescriptions?.[i] ?? "")),
  );
  const plain =
    schema.type === "boolean" ? ["true", "false"] : schema.const === undefined ? [] : [JSON.stringify(schema.const)];
  return [...texts, ...(quote === "" ? plain.map((value) => item(value, value, "")) : [])];
}

const fieldsWithTexts = ["field", "format", "header", "heading"] as const;
/** Catalogs never change, so what their entries have is good for as long as they live. */
const textsOf = new WeakMap<Catalog, Map<string, readonly string[]>>();

/** What the field holds in the catalog's entries, the most frequent first. */
function listTexts(catalog: Catalog | undefined, field: string): readonly string[] {
  const name = fieldsWithTexts.find((candidate) => candidate === field);
  if (catalog === undefined || name === undefined) {
    return [];
  }
  const known = textsOf.get(catalog) ?? new Map<string, readonly string[]>();
  textsOf.set(catalog, known);
  let texts = known.get(name);
  if (texts === undefined) {
    const counts = new Map<string, number>();
    for (const entry of catalog.entries.values()) {
      const text = entry[name];
      if (text !== undefined) {
        counts.set(text, (counts.get(text) ?? 0) + 1);
      }
    }
    texts = [...counts]
      .sort(([, a], [, b]) => b - a)
      .map(([text]) => text)
      .slice(0, 100);
    known.set(name, texts);
  }
  return texts;
}

function nodeAt(outline: readonly OutlineNode[], path: readonly string[]): OutlineNode | undefined {
  let node: OutlineNode | undefined;
  let nodes = outline;
  for (const segment of path) {
    node = nodes.findLast(({ key }) => key === segment);
    nodes = node?.children ?? [];
  }
  return path.length === 0
    ? { key: "", keySpan: none, span: none, valueSpan: undefined, value: undefined, items: [], children: outline }
    : node;
}

const none: Span = { start: 0, end: 0 };
