import { plain } from "./blocks";
import { child, type DataEntry, type DataNode, textAt } from "./dataTree";
import type { Draft } from "./importer";
import { readInlineMarkdown } from "./markdownHtml";
import { shapeOf, shapes } from "./shapes";

/** A constant that a schema allows. */
export interface Value {
  readonly code: string;
  readonly line: number;
  readonly draft: Draft;
}

/** The constants that a schema allows, with what its extensions say of each. */
export function valuesOf(schema: DataNode): readonly Value[] {
  const parts = ["oneOf", "anyOf"].flatMap((keyword) => itemsOf(child(schema, keyword)));
  const own = itemsOf(child(schema, "enum")).flatMap((item) =>
    item.kind === "scalar" && item.value !== null ? [{ code: item.text, line: item.line }] : [],
  );
  const constant = textAt(schema, "const");
  const constants =
    constant === undefined ? own : [{ code: constant, line: child(schema, "const")?.line ?? schema.line }];
  const lone = constants.length === 1 ? (textOf(schema, "description") ?? textOf(schema, "title")) : undefined;
  return [
    ...constants.map(({ code, line }, i) => ({
      code,
      line,
      draft: { ...extensionsOf(schema, code, i), ...(lone === undefined ? {} : { summary: lone }) },
    })),
    ...parts.flatMap(valuesOf),
  ];
}

/** Whether a schema allows one value alone. */
export function isConstant(schema: DataNode): boolean {
  return child(schema, "const") !== undefined || itemsOf(child(schema, "enum")).length === 1;
}

function extensionsOf(schema: DataNode, code: string, index: number): Draft {
  const at = (...names: readonly string[]): string | undefined => {
    for (const name of names) {
      const list = child(schema, name);
      const item = list?.kind === "list" ? list.items[index] : child(list, code);
      const text = item?.kind === "map" ? (textAt(item, "description") ?? textAt(item, "title")) : textAt(item);
      if (text !== undefined && text.trim() !== "") {
        return readInlineMarkdown(text).text;
      }
    }
    return undefined;
  };
  const microsoft = itemsOf(child(schema, "x-ms-enum", "values")).find((item) => textAt(item, "value") === code);
  const description =
    at(
      "x-enum-descriptions",
      "x-enumDescriptions",
      "x-enum-description",
      "x-enum-comments",
      "x-enumComments",
      "enumDescriptions",
    ) ?? textOf(microsoft, "description");
  const name = at("x-enum-varnames", "x-enumNames", "x-enum-names", "x-enumVarnames") ?? textAt(microsoft, "name");
  // The name of a constant that stands for a number is the other way to write it.
  const isAlias = name !== undefined && /^-?\d+$/.test(code) && shapeOf(name) > shapes.none;
  // Of a constant's own schema.
  const isMarked = child(schema, "const") !== undefined && textAt(schema, "deprecated") === "true";
  const isDeprecated = itemsOf(child(schema, "x-enum-deprecated")).some(
    (item) => textAt(item) === code || textAt(item) === String(index),
  );
  return {
    summary: description,
    ...(isAlias ? { aliases: [name] } : {}),
    ...(isDeprecated || isMarked ? { deprecated: {} } : {}),
  };
}

function textOf(node: DataNode | undefined, key: string): string | undefined {
  const text = textAt(node, key);
  return text === undefined || text.trim() === "" ? undefined : plain(readInlineMarkdown(text).text).text;
}

/** The entries of a map; none of anything else. */
export function entriesOf(node: DataNode | undefined): readonly DataEntry[] {
  return node?.kind === "map" ? node.entries : [];
}

/** The items of a list; none of anything else. */
export function itemsOf(node: DataNode | undefined): readonly DataNode[] {
  return node?.kind === "list" ? node.items : [];
}
