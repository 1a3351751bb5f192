import * as l10n from "@vscode/l10n";
import { type Node as JsonNode, parseTree, printParseErrorCode, type ParseError } from "jsonc-parser";
import {
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  parseAllDocuments,
  type Document,
  type Node as YamlNode,
} from "yaml";
import { nestedTooDeeply } from "./problemTexts";

/** JSON or YAML data that knows its lines (1-based). */
export type DataNode =
  | { readonly kind: "map"; readonly entries: readonly DataEntry[]; readonly line: number }
  | { readonly kind: "list"; readonly items: readonly DataNode[]; readonly line: number }
  | {
      readonly kind: "scalar";
      readonly value: string | number | boolean | null;
      /** To the letter: `0012` and `1.10` are codes, not numbers. */
      readonly text: string;
      readonly line: number;
    };

export interface DataEntry {
  readonly key: string;
  readonly value: DataNode;
  readonly line: number;
  /** Comment beside or above it. */
  readonly comment: string | undefined;
}

/** Data, or where and why it cannot be read. */
export type ReadData =
  | { readonly data: DataNode; readonly error?: undefined }
  | { readonly data?: undefined; readonly error: { readonly line: number; readonly message: string } };

/** More nodes than any registry has. */
const mostNodes = 5_000_000;
/** So many may come from aliases: what they make of a small file must not fill the memory. */
const mostAliased = 50_000;
const deepest = 200;

/** Reads JSON, also with comments and commas at the ends of lists. */
export function readJson(text: string): ReadData {
  const errors: ParseError[] = [];
  const lineOf = lineFinder(text);
  const limits = new Limits();
  let root: JsonNode | undefined;
  try {
    root = parseTree(text.replace(/^\uFEFF/, " "), errors, { allowTrailingComma: true, disallowComments: false });
  } catch (error) {
    return { error: { line: 1, message: error instanceof RangeError ? nestedTooDeeply() : String(error) } };
  }
  const [first] = errors;
  if (root === undefined || first !== undefined) {
    const message =
      text.trim() === "" || first === undefined
        ? l10n.t("it is empty")
        : l10n.t("it is not JSON ({0})", wordsOf(printParseErrorCode(first.error)));
    return { error: { line: lineOf(first?.offset ?? 0), message } };
  }
  const convert = (node: JsonNode, depth: number): DataNode => {
    limits.count(depth);
    const line = lineOf(node.offset);
    if (node.type === "object") {
      const entries = (node.children ?? []).flatMap(({ children: [key, value] = [], offset }) =>
        key === undefined || value === undefined
          ? []
          : [{ key: String(key.value), value: convert(value, depth + 1), line: lineOf(offset), comment: undefined }],
      );
      return { kind: "map", entries, line };
    }
    return node.type === "array"
      ? { kind: "list", items: (node.children ?? []).map((child) => convert(child, depth + 1)), line }
      : { kind: "scalar", value: node.value as string | number | boolean | null, text: String(node.value ?? ""), line };
  };
  return limits.guard(() => convert(root, 0));
}

/** Reads YAML; of several documents in one file, a list of all. */
export function readYaml(text: string): ReadData {
  const lineCounter = new LineCounter();
  const documents = parseAllDocuments(text, { lineCounter, logLevel: "silent", uniqueKeys: false });
  const limits = new Limits();
  const lineOf = (offset: number | undefined): number => lineCounter.linePos(offset ?? 0).line;
  if (!Array.isArray(documents)) {
    return { error: { line: 1, message: l10n.t("it is empty") } };
  }
  const all: readonly Document[] = documents;
  const error = all.flatMap(({ errors }) => errors)[0];
  if (error !== undefined) {
    return {
      error: {
        line: lineOf(error.pos[0]),
        message: l10n.t("it is not YAML ({0})", error.message.split("\n")[0]?.replace(/ at line \d+.*$/, "") ?? ""),
      },
    };
  }
  const convert = (
    node: YamlNode | null | undefined,
    document: Document,
    depth: number,
    isAliased = false,
  ): DataNode => {
    limits.count(depth, isAliased);
    const line = lineOf(node?.range?.[0]);
    if (isAlias(node)) {
      return convert(node.resolve(document), document, depth + 1, true);
    }
    if (isMap(node)) {
      const entries = node.items.flatMap((pair) => {
        const key = isPair(pair) ? pair.key : undefined;
        const name = isScalar(key) ? (key.source ?? String(key.value)) : undefined;
        const value = pair.value as YamlNode | null;
        return name === undefined
          ? []
          : [
              {
                key: name,
                value: convert(value, document, depth + 1, isAliased),
                line: lineOf(isScalar(key) ? key.range?.[0] : undefined),
                comment: value?.comment?.trim(),
              },
            ];
      });
      return { kind: "map", entries: mergeEntries(entries), line };
    }
    if (isSeq(node)) {
      return {
        kind: "list",
        items: node.items.map((item) => convert(item as YamlNode, document, depth + 1, isAliased)),
        line,
      };
    }
    const value = isScalar(node) ? node.value : null;
    const isPlain =
      typeof value === "string" || typeof value === "number" || typeof value === "boolean" || value === null;
    const text = isPlain ? String(value ?? "") : JSON.stringify(value);
    const source = isScalar(node) && typeof value === "number" ? node.source : undefined;
    return { kind: "scalar", value: isPlain ? value : text, text: source ?? text, line };
  };
  return limits.guard(() => {
    const roots = all.map((document) => convert(document.contents, document, 0));
    return roots.length === 1 ? (roots[0] as DataNode) : { kind: "list", items: roots, line: 1 };
  });
}

/** What a merge key, `<<`, brings in; a key of the map itself wins. */
function mergeEntries(entries: readonly DataEntry[]): readonly DataEntry[] {
  const merged = entries
    .filter(({ key }) => key === "<<")
    .flatMap(({ value }) => (value.kind === "list" ? value.items : [value]));
  const own = entries.filter(({ key }) => key !== "<<");
  const others = merged.flatMap((map) => (map.kind === "map" ? map.entries : []));
  return [...own, ...others.filter(({ key }) => own.every((entry) => entry.key !== key))];
}

class Limits {
  #nodes = 0;
  #aliased = 0;

  count(depth: number, isAliased = false): void {
    this.#aliased += isAliased ? 1 : 0;
    if (++this.#nodes > mostNodes || this.#aliased > mostAliased || depth > deepest) {
      throw new RangeError(depth > deepest ? nestedTooDeeply() : l10n.t("it holds too much, or its aliases do"));
    }
  }

  guard(read: () => DataNode): ReadData {
    try {
      return { data: read() };
    } catch (error) {
      if (error instanceof RangeError) {
        return { error: { line: 1, message: error.message } };
      }
      throw error;
    }
  }
}

/** The value as JavaScript has it. */
export function valueOf(node: DataNode): unknown {
  switch (node.kind) {
    case "map":
      return Object.fromEntries(node.entries.map(({ key, value }) => [key, valueOf(value)]));
    case "list":
      return node.items.map(valueOf);
    case "scalar":
      return node.value;
  }
}

/** The value under a key. */
export function child(node: DataNode | undefined, ...keys: readonly string[]): DataNode | undefined {
  let current = node;
  for (const key of keys) {
    current = current?.kind === "map" ? current.entries.find((entry) => entry.key === key)?.value : undefined;
  }
  return current;
}

/** The text of a scalar; `undefined` for anything else. */
export function textAt(node: DataNode | undefined, ...keys: readonly string[]): string | undefined {
  const found = child(node, ...keys);
  return found?.kind === "scalar" && found.value !== null ? found.text : undefined;
}

function lineFinder(text: string): (offset: number) => number {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) {
    starts.push(at + 1);
  }
  return (offset) => {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      [low, high] = (starts[middle] as number) <= offset ? [middle, high] : [low, middle];
    }
    return low + 1;
  };
}

function wordsOf(name: string): string {
  return name.replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2").toLowerCase();
}
