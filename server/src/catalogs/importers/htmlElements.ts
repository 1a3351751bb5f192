import { type ChildNode, type Element, hasChildren, isTag, isText } from "domhandler";

/** Elements that hold no text of the page itself. */
const skipped = new Set(
  "script style noscript template svg nav footer aside form button select iframe head math canvas video audio".split(
    " ",
  ),
);

/** Whether what is in it is no text of the page itself. */
export function isSkipped({ name, attribs }: Element): boolean {
  return skipped.has(name) || attribs["role"] === "navigation" || "hidden" in attribs;
}

export function isTable({ name, attribs }: Element): boolean {
  return name === "table" || attribs["role"] === "table" || attribs["role"] === "grid";
}

export function isRow({ name, attribs }: Element): boolean {
  return name === "tr" || attribs["role"] === "row";
}

export function isCell({ name, attribs }: Element): boolean {
  return name === "td" || name === "th" || /^(?:cell|gridcell|columnheader|rowheader)$/.test(attribs["role"] ?? "");
}

/** Whether it is in an element of this name, below the root. */
export function inside(element: Element, name: string, root: Element): boolean {
  for (let parent = element.parent; parent !== null && parent !== root; parent = parent.parent) {
    if (isTag(parent) && parent.name === name) {
      return true;
    }
  }
  return false;
}

/** The outermost elements below the root that are wanted, less what is in closed ones. */
export function descendants(
  root: Element,
  isWanted: (element: Element) => boolean,
  isClosed: (element: Element) => boolean,
): readonly Element[] {
  return root.children
    .filter(isTag)
    .flatMap((child) => (isClosed(child) ? [] : isWanted(child) ? [child] : descendants(child, isWanted, isClosed)));
}

/** The first element that is wanted, in the order of the page. */
export function find(nodes: readonly ChildNode[], isWanted: (element: Element) => boolean): Element | undefined {
  for (const node of nodes) {
    if (isTag(node)) {
      const found = isWanted(node) ? node : find(node.children, isWanted);
      if (found !== undefined) {
        return found;
      }
    }
  }
  return undefined;
}

/** Text as it is written, with all its white space. */
export function rawText(nodes: readonly ChildNode[]): string {
  return nodes.map((node) => (isText(node) ? node.data : hasChildren(node) ? rawText(node.children) : "")).join("");
}

/** How much text of the page there is. */
export function textLength(nodes: readonly ChildNode[]): number {
  return nodes.reduce((sum, node) => {
    const own = isText(node) ? node.data.trim().length : 0;
    return sum + own + (isTag(node) && !isSkipped(node) ? textLength(node.children) : 0);
  }, 0);
}
