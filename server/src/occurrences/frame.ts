import type { Node } from "web-tree-sitter";

/** A node on the way from the root to a literal. */
export interface Frame {
  readonly node: Node;
  readonly type: string;
  readonly start: number;
  readonly end: number;
  /** Start of the innermost scope that it is in; `undefined` where that lies outside the segment. */
  readonly scope: number | undefined;
  readonly ignored: boolean;
  /**
   * What rules have asked about the node already, by how they ask: each answer takes several calls into the parser, and
   * dozens of rules ask the same.
   */
  parts?: Map<string, string>;
  /** The same of its place in the node around it. */
  places?: Map<string | number, boolean>;
}
