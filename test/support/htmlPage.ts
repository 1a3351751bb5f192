import assert from "node:assert/strict";
import { parse, type ParserError } from "parse5";

/** An element of a page, or a text in it. */
export interface Node {
  readonly nodeName: string;
  readonly value?: string;
  readonly attrs?: readonly { readonly name: string; readonly value: string }[];
  readonly childNodes?: readonly Node[];
}

/** The elements of a page, in their order. It must be HTML without a mistake. */
export function readPage(page: string): readonly Node[] {
  const mistakes: ParserError[] = [];
  const document = parse(page, { onParseError: (mistake) => mistakes.push(mistake) });
  assert.deepEqual(mistakes, []);
  const list = (node: Node): readonly Node[] => [node, ...(node.childNodes ?? []).flatMap(list)];
  return list(document as unknown as Node).filter(({ nodeName }) => !nodeName.startsWith("#"));
}

/** All text in a node, each stretch of white space as one. */
export function textOf(node: Node): string {
  const text = node.nodeName === "#text" ? (node.value ?? "") : (node.childNodes ?? []).map(textOf).join("");
  return text.replace(/\s+/g, " ");
}

export function attribute(node: Node, name: string): string | undefined {
  return node.attrs?.find((candidate) => candidate.name === name)?.value;
}

/** Of all elements of a name. */
export function textsOf(nodes: readonly Node[], name: string): readonly string[] {
  return nodes.filter(({ nodeName }) => nodeName === name).map((node) => textOf(node).trim());
}
