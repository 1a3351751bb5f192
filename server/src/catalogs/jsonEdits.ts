import { createScanner, type Node, parseTree } from "jsonc-parser";
import type { DataChange } from "./dataChanges";

/** `SyntaxKind.CommaToken`, a constant that the compiler cannot see from here. */
const commaToken = 5;

interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Changes values in JSON that may have comments. All else stays as it is: comments, blank lines, the order of keys. What is
 * new comes last in its object. Nothing is put below a list or a text. The text must be whole.
 */
export function editJson(text: string, changes: readonly DataChange[]): string {
  const isRemoval = ({ value }: DataChange): boolean => value === undefined;
  const removed = applyEdits(text, removalsOf(text, changes.filter(isRemoval)));
  return applyEdits(
    removed,
    additionsOf(
      removed,
      changes.filter((change) => !isRemoval(change)),
    ),
  );
}

function removalsOf(text: string, changes: readonly DataChange[]): readonly TextEdit[] {
  const root = changes.length === 0 ? undefined : parse(text);
  if (root === undefined) {
    return [];
  }
  const valueOf = createLookup();
  const keysOf = new Map<Node, Set<unknown>>();
  for (const { path } of changes) {
    const object = path.slice(0, -1).reduce<Node | undefined>((node, key) => node && valueOf(node, key), root);
    if (object?.type === "object") {
      keysOf.set(object, (keysOf.get(object) ?? new Set()).add(path.at(-1)));
    }
  }
  return [...keysOf].flatMap(([{ children = [] }, keys]) => {
    // One that stands twice goes twice: otherwise the first would count from now on.
    const gone = new Set(children.filter((property) => keys.has(property.children?.[0]?.value)));
    return runsOf(children, gone).flatMap((run) => removeRun(text, run));
  });
}

interface Run {
  readonly first: Node;
  readonly last: Node;
  /** The property before it, and whether there is one after it. */
  readonly before: Node | undefined;
  readonly isLast: boolean;
}

/** Properties that go and stand side by side. */
function runsOf(properties: readonly Node[], gone: ReadonlySet<Node>): readonly Run[] {
  const runs: Run[] = [];
  for (let i = 0; i < properties.length; i++) {
    const start = i;
    while (i < properties.length && gone.has(properties[i] as Node)) {
      i++;
    }
    if (i > start) {
      const [first, last] = [properties[start] as Node, properties[i - 1] as Node];
      runs.push({ first, last, before: properties[start - 1], isLast: i === properties.length });
    }
  }
  return runs;
}

function removeRun(text: string, { first, last, before, isLast }: Run): readonly TextEdit[] {
  const end = last.offset + last.length;
  const comma = commaAfter(text, end);
  const behind = comma ?? end;
  const rest = /^[ \t]*(?:\/\/[^\r\n]*)?/.exec(text.slice(behind))?.[0] ?? "";
  if (!isLast) {
    const blanks = /^\s*/.exec(text.slice(behind + rest.length))?.[0] ?? "";
    return [{ start: first.offset, end: behind + rest.length + blanks.length, text: "" }];
  }
  const commaBefore = before && commaAfter(text, before.offset + before.length);
  if (commaBefore === undefined) {
    return [{ start: first.offset, end: behind, text: "" }];
  }
  // Comments on the line of the one before speak of that one; others are not ours to take out.
  const kept = text.slice(commaBefore, first.offset).trimEnd();
  const isComment = /\/\/[^\r\n]*$/.test(kept);
  const after = behind + (rest.includes("//") ? rest.length : 0);
  const lineEnd = isComment && !/^[ \t]*\r?\n/.test(text.slice(after)) ? styleOf(text).lineEnd : "";
  return [
    ...(comma === undefined ? [{ start: commaBefore - 1, end: commaBefore, text: "" }] : []),
    { start: commaBefore + kept.length, end: after, text: lineEnd },
  ];
}

function additionsOf(text: string, changes: readonly DataChange[]): readonly TextEdit[] {
  const root = changes.length === 0 ? undefined : parse(text);
  if (root === undefined) {
    return [];
  }
  const style = styleOf(text);
  const valueOf = createLookup();
  const edits: TextEdit[] = [];
  const added = new Map<Node, Record<string, unknown>>();
  for (const { path, value } of changes) {
    let node = root;
    let depth = 0;
    while (depth < path.length && node.type === "object") {
      const next = valueOf(node, path[depth] as string);
      if (next === undefined) {
        break;
      }
      node = next;
      depth++;
    }
    if (node.type !== "object" && node.type !== "null" && depth < path.length) {
      // Something else stands there, which is not ours to take away.
      continue;
    }
    if (depth === path.length || node.type === "null") {
      const indent = indentAt(text, node.parent?.offset ?? 0);
      edits.push({ ...spanOf(node), text: write(nest(path.slice(depth), value), style, indent) });
    } else {
      const record = added.get(node) ?? emptyRecord();
      put(record, path.slice(depth), value);
      added.set(node, record);
    }
  }
  for (const [object, record] of added) {
    edits.push(...insert(text, object, record, style));
  }
  return edits;
}

function insert(
  text: string,
  object: Node,
  record: Readonly<Record<string, unknown>>,
  style: Style,
): readonly TextEdit[] {
  const last = object.children?.at(-1);
  const { start, end } = spanOf(object);
  const entries = Object.entries(record);
  const inner = last === undefined ? indentAt(text, start) + style.unit : indentAt(text, last.offset);
  const isInline = last !== undefined && !text.slice(start, last.offset).includes("\n");
  const property = ([key, value]: [string, unknown]): string =>
    isInline
      ? ` ${JSON.stringify(key)}: ${JSON.stringify(value)}`
      : `${style.lineEnd}${inner}${JSON.stringify(key)}: ${write(value, style, inner)}`;
  const written = entries.map(property).join(",");
  if (last === undefined) {
    const isBlank = text.slice(start + 1, end - 1).trim() === "";
    const tail = isBlank ? style.lineEnd + indentAt(text, start) : "";
    return [{ start: start + 1, end: isBlank ? end - 1 : start + 1, text: written + tail }];
  }
  const behind = last.offset + last.length;
  const comma = commaAfter(text, behind);
  // A comment on the line of the last property speaks of it.
  const at = comma ?? behind;
  const comment = isInline ? "" : (/^[ \t]*\/\/[^\r\n]*/.exec(text.slice(at))?.[0] ?? "");
  const place = at + comment.length;
  return comma === undefined
    ? comment === ""
      ? [{ start: behind, end: behind, text: `,${written}` }]
      : [
          { start: behind, end: behind, text: "," },
          { start: place, end: place, text: written },
        ]
    : [{ start: place, end: place, text: `${written},` }];
}

interface Style {
  readonly unit: string;
  readonly lineEnd: string;
}

function styleOf(text: string): Style {
  return { unit: /^([ \t]+)"/m.exec(text)?.[1] ?? "  ", lineEnd: text.includes("\r\n") ? "\r\n" : "\n" };
}

function write(value: unknown, { unit, lineEnd }: Style, indent: string): string {
  return JSON.stringify(value, undefined, unit).split("\n").join(`${lineEnd}${indent}`);
}

/** The blanks at the start of the line. */
function indentAt(text: string, offset: number): string {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  return /^[ \t]*/.exec(text.slice(start, offset))?.[0] ?? "";
}

/** The offset behind the comma that follows, if one does before anything else but comments. */
function commaAfter(text: string, offset: number): number | undefined {
  const scanner = createScanner(text, true);
  scanner.setPosition(offset);
  return (scanner.scan() as number) === commaToken ? scanner.getTokenOffset() + 1 : undefined;
}

/** Finds values by key, in objects with any number of them. Of keys that stand twice, the last one counts. */
function createLookup(): (object: Node, key: string) => Node | undefined {
  const known = new Map<Node, ReadonlyMap<unknown, Node | undefined>>();
  return (object, key) => {
    let values = known.get(object);
    if (values === undefined) {
      const properties = object.type === "object" ? (object.children ?? []) : [];
      values = new Map(properties.map(({ children }) => [children?.[0]?.value as unknown, children?.[1]]));
      known.set(object, values);
    }
    return values.get(key);
  };
}

function nest(path: readonly string[], value: unknown): unknown {
  return path.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);
}

function put(record: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [key = "", ...rest] = path;
  if (rest.length === 0) {
    record[key] = value;
  } else {
    const inner = (record[key] ?? emptyRecord()) as Record<string, unknown>;
    put(inner, rest, value);
    record[key] = inner;
  }
}

/** Without a prototype, for a code may be called `constructor` or `__proto__`. */
function emptyRecord(): Record<string, unknown> {
  return Object.create(null) as Record<string, unknown>;
}

function parse(text: string): Node | undefined {
  return parseTree(text, [], { allowTrailingComma: true });
}

function spanOf({ offset, length }: Node): { readonly start: number; readonly end: number } {
  return { start: offset, end: offset + length };
}

function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = "";
  let at = 0;
  for (const edit of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at);
}
