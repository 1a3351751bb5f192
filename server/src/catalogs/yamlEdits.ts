import {
  type Document,
  isMap,
  isNode,
  isScalar,
  parseDocument,
  type Scalar,
  stringify,
  visit,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";
import type { DataChange } from "./dataChanges";
import { nameOf, surveyAliases } from "./yamlNodes";

/** Long texts stay on their line. */
const layout = { lineWidth: 0 } as const;

/** Data as YAML. */
export function writeYaml(data: unknown): string {
  return stringify(data, layout);
}

/**
 * Changes values in YAML. Comments, anchors, the order of keys and the quotes of values stay as they are; blanks that say
 * nothing may not. What is new comes last in its map; nothing is put below a list or a text. Where a change would change
 * what aliases stand for elsewhere, all aliases give way to what they stood for. The text must be whole.
 */
export function editYaml(text: string, changes: readonly DataChange[]): string {
  if (changes.length === 0) {
    return text;
  }
  const indent = /^( +)\S/m.exec(text)?.[1]?.length ?? 2;
  const document = applyChanges(text, changes);
  const written = document.toString({ ...layout, indent: Math.min(Math.max(indent, 1), 8) });
  return text.includes("\r\n") ? written.replaceAll("\n", "\r\n") : written;
}

function applyChanges(text: string, changes: readonly DataChange[]): Document.Parsed {
  const document = read(text);
  if (!hasAliases(document)) {
    changeAll(document, changes);
    return document;
  }
  const plain = read(text);
  expandAliases(plain);
  changeAll(plain, changes);
  changeAll(document, changes);
  return isSameData(document, plain) ? document : plain;
}

function read(text: string): Document.Parsed {
  return parseDocument(text, { uniqueKeys: false, prettyErrors: false, logLevel: "silent" });
}

function hasAliases(document: Document.Parsed): boolean {
  let found = false;
  visit(document, {
    Alias: () => {
      found = true;
      return visit.BREAK;
    },
  });
  return found;
}

/** Puts in place of each alias what it stands for. */
function expandAliases(document: Document.Parsed): void {
  visit(document, {
    Alias: (_, alias) => {
      const copy = alias.resolve(document)?.clone() as Scalar | YAMLMap | YAMLSeq | undefined;
      if (copy !== undefined) {
        copy.comment = alias.comment ?? null;
        copy.commentBefore = alias.commentBefore ?? null;
      }
      // Aliases in the copy are visited in turn.
      return copy;
    },
  });
  visit(document, {
    Value: (_, node) => {
      delete node.anchor;
    },
  });
}

function isSameData(a: Document.Parsed, b: Document.Parsed): boolean {
  const { unknown, isTooMuch } = surveyAliases(a);
  // The anchor of an alias may be gone.
  if (unknown.length > 0 || isTooMuch) {
    return false;
  }
  const anyNumber = { maxAliasCount: -1 };
  return JSON.stringify(a.toJS(anyNumber)) === JSON.stringify(b.toJS(anyNumber));
}

function changeAll(document: Document.Parsed, changes: readonly DataChange[]): void {
  // A text of comments alone.
  if (isEmpty(document.contents)) {
    document.contents = document.createNode({}) as unknown as typeof document.contents;
  }
  for (const { path, value } of changes) {
    change(document, path, value);
  }
}

function change(document: Document.Parsed, path: readonly string[], value: unknown): void {
  let map: unknown = document.contents;
  for (const [i, key] of path.entries()) {
    if (!isMap(map)) {
      return;
    }
    const isLast = i === path.length - 1;
    const pair = map.items.findLast((item) => nameOf(item.key) === key);
    const rest = path.slice(i + 1).reduceRight<unknown>((inner, name) => ({ [name]: inner }), value);
    if (value === undefined) {
      if (isLast) {
        // One that stands twice goes twice: otherwise the first would count from now on.
        map.items = map.items.filter((item) => nameOf(item.key) !== key);
      }
    } else if (pair === undefined) {
      add(document, map, key, rest);
      return;
    } else if (isLast) {
      // A scalar keeps its comment.
      if (isScalar(pair.value) && typeof value !== "object") {
        pair.value.value = value;
      } else {
        const node = document.createNode(value);
        if (isNode(pair.value) && pair.value.commentBefore !== undefined) {
          node.commentBefore = pair.value.commentBefore;
        }
        pair.value = node;
      }
      return;
    } else if (isEmpty(pair.value)) {
      pair.value = document.createNode(rest);
      return;
    }
    map = pair?.value;
  }
}

function isEmpty(value: unknown): boolean {
  return value === null || (isScalar(value) && value.value === null);
}

function add(document: Document.Parsed, map: YAMLMap, key: string, value: unknown): void {
  map.items.push(document.createPair(key, value));
  // `{}` has no room for what is written on lines of its own.
  if (map.items.length === 1) {
    map.flow = false;
  }
}
