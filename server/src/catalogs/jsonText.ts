import * as l10n from "@vscode/l10n";
import { getNodeValue, type Node, type ParseError, parseTree, printParseErrorCode } from "jsonc-parser";
import type { Span } from "../util/span";
import { type DataText, type DuplicateKey, type Locate, mostErrors } from "./dataText";
import type { OutlineItem, OutlineNode } from "./outline";

/** Reads JSON that may have comments and trailing commas, as far as it goes where something is wrong. */
export function readJsonText(text: string): DataText {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true, allowEmptyContent: false });
  const duplicates: DuplicateKey[] = [];
  if (root !== undefined) {
    collectDuplicates(root, [], duplicates);
  }
  return {
    data: root && (getNodeValue(root) as unknown),
    errors: selectErrors(text, errors).map(({ error, offset, length }) => ({
      kind: "syntax",
      message: describeError(text, printParseErrorCode(error), offset),
      span: { start: Math.min(offset, text.length), end: Math.min(offset + Math.max(length, 1), text.length) },
    })),
    duplicates,
    locate: createLocate(root),
  };
}

/** The first of each line, for it leads to the others; where texts stand in other quotes, all else follows from the first. */
function selectErrors(text: string, errors: readonly ParseError[]): readonly ParseError[] {
  const [first] = errors;
  if (first !== undefined && isQuote(text.charAt(first.offset))) {
    return [first];
  }
  const apart = errors.filter((error, i) => {
    const before = errors[i - 1];
    return before === undefined || text.slice(before.offset, error.offset).includes("\n");
  });
  return apart.slice(0, mostErrors);
}

function describeError(text: string, name: string, offset: number): string {
  if (text.trim() === "") {
    return l10n.t("It is empty.");
  }
  return isQuote(text.charAt(offset))
    ? l10n.t("In JSON texts stand in double quotes.")
    : (messages[name]?.() ?? l10n.t("This is not JSON."));
}

/** One in which JSON has no texts. */
function isQuote(sign: string): boolean {
  return sign !== "" && "'`“”„‘’".includes(sign);
}

/** The keys of JSON that may have comments, as far as it can be read. */
export function outlineJson(text: string): readonly OutlineNode[] {
  return childrenOf(parseTree(text, [], { allowTrailingComma: true }));
}

function childrenOf(node: Node | undefined): readonly OutlineNode[] {
  return (node?.type === "object" ? (node.children ?? []) : []).flatMap((property) => {
    const [key, value] = property.children ?? [];
    return key === undefined
      ? []
      : {
          key: String(key.value),
          keySpan: spanOf(key),
          span: { start: key.offset, end: value === undefined ? key.offset + key.length : value.offset + value.length },
          valueSpan: value && spanOf(value),
          value: value !== undefined && scalars.has(value.type) ? String(value.value) : undefined,
          items: itemsOf(value),
          children: childrenOf(value),
        };
  });
}

const scalars: ReadonlySet<Node["type"]> = new Set(["string", "number", "boolean"]);

function itemsOf(node: Node | undefined): readonly OutlineItem[] {
  return node?.type !== "array"
    ? noItems
    : (node.children ?? []).flatMap((item) =>
        item.type === "string" ? { value: String(item.value), span: spanOf(item) } : [],
      );
}

const noItems: readonly OutlineItem[] = [];

function createLocate(root: Node | undefined): Locate {
  return (path, at) => {
    let node = root;
    let span: Span = { start: root?.offset ?? 0, end: (root?.offset ?? 0) + 1 };
    for (const [i, segment] of path.entries()) {
      const isLast = i === path.length - 1;
      if (node?.type === "array") {
        node = node.children?.[Number(segment)];
      } else if (node !== undefined && node.type !== "object") {
        return spanOf(node);
      } else {
        // Of keys that stand twice, the last one counts.
        const property = node?.children?.findLast(({ children }) => children?.[0]?.value === segment);
        const key = property?.children?.[0];
        span = key === undefined ? span : spanOf(key);
        node = property?.children?.[1];
      }
      if (node === undefined) {
        return span;
      }
      if (isLast && at === "value" && !isLarge(node)) {
        return spanOf(node);
      }
    }
    return span;
  };
}

/** A whole object would be underlined over many lines, so its key is. */
function isLarge({ type }: Node): boolean {
  return type === "object";
}

function collectDuplicates(node: Node, path: readonly string[], found: DuplicateKey[]): void {
  if (node.type === "array") {
    node.children?.forEach((child, i) => {
      collectDuplicates(child, [...path, String(i)], found);
    });
  } else if (node.type === "object") {
    const keys = new Set<string>();
    for (const { children: [key, value] = [] } of node.children ?? []) {
      if (key === undefined) {
        continue;
      }
      const name = String(key.value);
      if (keys.has(name)) {
        found.push({ path: [...path, name], span: spanOf(key) });
      }
      keys.add(name);
      if (value?.children !== undefined) {
        collectDuplicates(value, [...path, name], found);
      }
    }
  }
}

function spanOf({ offset, length }: Node): Span {
  return { start: offset, end: offset + length };
}

/** By the library's names of what it misses or minds. */
const messages: Readonly<Record<string, () => string>> = {
  InvalidSymbol: () => l10n.t("Here stands something that is no JSON."),
  InvalidNumberFormat: () => l10n.t("This is not a number as JSON writes it."),
  PropertyNameExpected: () => l10n.t("Here must stand a key in double quotes."),
  ValueExpected: () => l10n.t("A value is missing here."),
  ColonExpected: () => l10n.t("A colon is missing before this."),
  CommaExpected: () => l10n.t("A comma is missing before this."),
  CloseBraceExpected: () => l10n.t("A closing brace is missing."),
  CloseBracketExpected: () => l10n.t("A closing bracket is missing."),
  EndOfFileExpected: () => l10n.t("The data ends before this."),
  InvalidCommentToken: () => l10n.t("A comment cannot stand here."),
  UnexpectedEndOfComment: () => l10n.t("This comment has no end."),
  UnexpectedEndOfString: () => l10n.t("This text has no closing quote."),
  UnexpectedEndOfNumber: () => l10n.t("This number is cut off."),
  InvalidUnicode: () => l10n.t("Behind \\u must stand four hexadecimal digits."),
  InvalidEscapeCharacter: () => l10n.t("There is no such escape in JSON."),
  InvalidCharacter: () => l10n.t("A text cannot hold this character; write it as an escape."),
};
