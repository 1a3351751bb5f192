import { type Document, isMap, isNode, isScalar, parseDocument, stringify, type YAMLMap } from "yaml";
import type { DataChange } from "./dataChanges";

/** Long texts stay on their line. */
const layout = { lineWidth: 0 } as const;

/** Data as YAML. */
export function writeYaml(data: unknown): string {
  return stringify(data, layout);
}

/**
 * Changes values in YAML. Comments, anchors, the order of keys and the quotes of values stay as they are; blanks that say
 * nothing may not. What is new comes last in its map. The text must be whole.
 */
export function editYaml(text: string, changes: readonly DataChange[]): string {
  if (changes.length === 0) {
    return text;
  }
  const document = parseDocument(text, { uniqueKeys: false, prettyErrors: false, logLevel: "silent" });
  for (const { path, value } of changes) {
    change(document, path, value);
  }
  const indent = /^( +)\S/m.exec(text)?.[1]?.length ?? 2;
  const written = document.toString({ ...layout, indent: Math.min(Math.max(indent, 1), 8) });
  return text.includes("\r\n") ? written.replaceAll("\n", "\r\n") : written;
}

function change(document: Document.Parsed, path: readonly string[], value: unknown): void {
  let map: unknown = document.contents;
  for (const [i, key] of path.entries()) {
    if (!isMap(map)) {
      return;
    }
    const index = map.items.findLastIndex((pair) => nameOf(pair.key) === key);
    const isLast = i === path.length - 1;
    const pair = map.items[index];
    if (value === undefined) {
      if (isLast && pair !== undefined) {
        map.items.splice(index, 1);
      }
    } else if (pair === undefined) {
      const rest = path.slice(i + 1).reduceRight<unknown>((inner, name) => ({ [name]: inner }), value);
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
    }
    map = pair?.value;
  }
}

function add(document: Document.Parsed, map: YAMLMap, key: string, value: unknown): void {
  map.items.push(document.createPair(key, value));
  // `{}` has no room for what is written on lines of its own.
  if (map.items.length === 1) {
    map.flow = false;
  }
}

function nameOf(key: unknown): string {
  return isScalar(key) ? String(key.value) : String(key);
}
