import * as l10n from "@vscode/l10n";
import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Pair,
  parseDocument,
  type ParsedNode,
} from "yaml";
import type { Span } from "../util/span";
import { type DataError, type DataText, type DuplicateKey, type Locate, mostErrors } from "./dataText";
import type { OutlineItem, OutlineNode } from "./outline";

/** Beyond this many uses of anchors, a few lines would stand for gigabytes. */
const mostAliases = 100;

/** Reads YAML 1.2. Its keys are texts: `404:` is the key `"404"`. */
export function readYamlText(text: string): DataText {
  const document = parseDocument(text, { uniqueKeys: false, prettyErrors: false, logLevel: "silent" });
  const errors: DataError[] = document.errors.slice(0, mostErrors).map(({ message, pos }) => ({
    kind: "syntax",
    message: sentence(message),
    span: { start: Math.min(pos[0], text.length), end: Math.min(Math.max(pos[1], pos[0] + 1), text.length) },
  }));
  const locate = createLocate(document);
  let data: unknown;
  try {
    data = document.toJS({ maxAliasCount: mostAliases });
  } catch (error) {
    const message =
      error instanceof ReferenceError
        ? l10n.t("Its aliases stand for too much: {0} uses of anchors are allowed.", mostAliases)
        : l10n.t("Its anchors and aliases cannot be resolved.");
    errors.push({ kind: "unreadable", message, span: locate([], "value") });
  }
  const duplicates: DuplicateKey[] = [];
  collectDuplicates(document.contents, [], duplicates);
  return { data, errors, duplicates, locate };
}

/** The keys of YAML, as far as it can be read. Aliases are not followed. */
export function outlineYaml(text: string): readonly OutlineNode[] {
  return childrenOf(parseDocument(text, { uniqueKeys: false, prettyErrors: false, logLevel: "silent" }).contents);
}

function childrenOf(node: unknown): readonly OutlineNode[] {
  return (isMap(node) ? node.items : []).flatMap(({ key, value }) => {
    const keySpan = spanOf(key);
    return keySpan === undefined
      ? []
      : {
          key: nameOf(key),
          keySpan,
          span: { start: keySpan.start, end: spanOf(value)?.end ?? keySpan.end },
          valueSpan: isScalar(value) && value.value === null ? undefined : spanOf(value),
          value: isScalar(value) && value.value !== null ? nameOf(value) : undefined,
          items: itemsOf(value),
          children: childrenOf(value),
        };
  });
}

function itemsOf(node: unknown): readonly OutlineItem[] {
  return !isSeq(node)
    ? noItems
    : node.items.flatMap((item) => {
        const span = isScalar(item) && item.value !== null ? spanOf(item) : undefined;
        return span === undefined ? [] : { value: nameOf(item), span };
      });
}

const noItems: readonly OutlineItem[] = [];

function createLocate(document: Document.Parsed): Locate {
  const resolve = (node: unknown): unknown => (isAlias(node) ? node.resolve(document) : node);
  return (path, at) => {
    let node: unknown = document.contents;
    const start = startOf(node);
    let span: Span = { start, end: start + 1 };
    for (const [i, segment] of path.entries()) {
      const isLast = i === path.length - 1;
      if (isSeq(node)) {
        node = resolve(node.items[Number(segment)]);
      } else if (isMap(node)) {
        const pair: Pair | undefined = node.items.findLast(({ key }) => nameOf(key) === segment);
        span = spanOf(pair?.key) ?? span;
        node = resolve(pair?.value);
      } else {
        return spanOf(node) ?? span;
      }
      if (isLast && at === "value" && !isMap(node)) {
        return spanOf(node) ?? span;
      }
    }
    return span;
  };
}

function collectDuplicates(node: ParsedNode | null, path: readonly string[], found: DuplicateKey[]): void {
  if (isSeq(node)) {
    node.items.forEach((item, i) => {
      collectDuplicates(item, [...path, String(i)], found);
    });
  } else if (isMap(node)) {
    const keys = new Set<string>();
    for (const { key, value } of node.items) {
      const name = nameOf(key);
      const span = spanOf(key);
      if (keys.has(name) && span !== undefined) {
        found.push({ path: [...path, name], span });
      }
      keys.add(name);
      collectDuplicates(value, [...path, name], found);
    }
  }
}

function nameOf(key: unknown): string {
  return isScalar(key) ? String(key.value) : String(key);
}

function startOf(node: unknown): number {
  return isNode(node) ? (node.range?.[0] ?? 0) : 0;
}

function spanOf(node: unknown): Span | undefined {
  return isNode(node) && node.range
    ? { start: node.range[0], end: Math.max(node.range[1], node.range[0] + 1) }
    : undefined;
}

/** What the library says, in its own English, as a sentence. */
function sentence(message: string): string {
  const [line = ""] = message.split("\n");
  return /[.!?]$/.test(line) ? line : `${line}.`;
}
