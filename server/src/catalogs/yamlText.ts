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
  visit,
} from "yaml";
import type { Span } from "../util/span";
import { type DataText, type DuplicateKey, type Locate, mostErrors } from "./dataText";
import type { OutlineItem, OutlineNode } from "./outline";
import { readYamlErrors } from "./yamlErrors";
import { mostAliased, nameOf, surveyAliases } from "./yamlNodes";

/** Reads YAML 1.2 with merge keys. Its keys are texts as they are written: `0404:` is the key `"0404"`. */
export function readYamlText(text: string): DataText {
  const document = parseDocument(text, {
    uniqueKeys: false,
    prettyErrors: false,
    merge: true,
    // What is not silent tells of further documents in the text.
    logLevel: "error",
  });
  const errors = readYamlErrors(document, text);
  const locate = createLocate(document);
  const { unknown, isTooMuch } = surveyAliases(document);
  for (const alias of errors.length > 0 ? [] : unknown.slice(0, mostErrors)) {
    const message = l10n.t("*{0} stands for nothing: there is no &{0} before it.", alias.source);
    errors.push({ kind: "syntax", message, span: spanOf(alias) ?? locate([], "value") });
  }
  if (isTooMuch) {
    const message = l10n.t("Its aliases stand for too much: more than {0} values.", mostAliased);
    errors.push({ kind: "unreadable", message, span: locate([], "value") });
  }
  let data: unknown;
  if (errors.length === 0) {
    keepKeysAsWritten(document);
    try {
      data = document.toJS({ maxAliasCount: -1 });
    } catch {
      const message = l10n.t("Behind << must stand an alias of a map, or a list of them.");
      errors.push({ kind: "syntax", message, span: findMergeKey(document) ?? locate([], "value") });
    }
  }
  const duplicates: DuplicateKey[] = [];
  collectDuplicates(document.contents, [], duplicates);
  return { data, errors, duplicates, locate };
}

/** Numbers and the like would lose how they are spelt when they become keys. */
function keepKeysAsWritten(document: Document.Parsed): void {
  visit(document, {
    Pair: (_, { key }) => {
      if (isScalar(key) && !["string", "symbol"].includes(typeof key.value)) {
        key.value = nameOf(key);
      }
    },
  });
}

function findMergeKey(document: Document.Parsed): Span | undefined {
  let found: Span | undefined;
  visit(document, {
    Pair: (_, { key, value }) => {
      const target = isAlias(value) ? value.resolve(document) : value;
      if (isScalar(key) && typeof key.value === "symbol" && !isMap(target) && !isSeq(target)) {
        found ??= spanOf(key);
      }
    },
  });
  return found;
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
        const span = isScalar(item) && typeof item.value === "string" ? spanOf(item) : undefined;
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
      // Of a key without a value, the key is shown.
      const isAbsent = isScalar(node) && node.value === null && node.source === "";
      if (isLast && at === "value" && !isMap(node) && !isAbsent) {
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
      // Of merge keys, each counts.
      if (keys.has(name) && name !== "<<" && span !== undefined) {
        found.push({ path: [...path, name], span });
      }
      keys.add(name);
      collectDuplicates(value, [...path, name], found);
    }
  }
}

function startOf(node: unknown): number {
  return isNode(node) ? (node.range?.[0] ?? 0) : 0;
}

function spanOf(node: unknown): Span | undefined {
  return isNode(node) && node.range
    ? { start: node.range[0], end: Math.max(node.range[1], node.range[0] + 1) }
    : undefined;
}
