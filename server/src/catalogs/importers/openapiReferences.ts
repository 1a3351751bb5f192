import { child, type DataNode, textAt } from "./dataTree";

/** References that are followed one after the other. */
const mostSteps = 20;

/** What the `$ref` of an OpenAPI file stand for, as far as they lead to places in the same file. */
export class References {
  readonly #root: DataNode;
  readonly #outside = new Set<DataNode>();

  constructor(root: DataNode) {
    this.#root = root;
  }

  /** Those that lead out of the file, of all that were asked for. */
  get outside(): readonly DataNode[] {
    return [...this.#outside];
  }

  /** The node, or what it refers to; one that leads nowhere, out of the file or round in circles gives nothing. */
  resolve(node: DataNode | undefined): DataNode | undefined {
    let current = node;
    for (let i = 0; i < mostSteps; i++) {
      const target = textAt(current, "$ref");
      if (target === undefined) {
        return current;
      }
      if (current !== undefined && !target.startsWith("#")) {
        this.#outside.add(current);
      }
      current = this.find(target);
    }
    return undefined;
  }

  /** @param pointer `#/components/schemas/Error`, `#/paths/~1pay/post/responses/400`. */
  find(pointer: string): DataNode | undefined {
    if (!pointer.startsWith("#/")) {
      return undefined;
    }
    let current: DataNode | undefined = this.#root;
    for (const step of pointer.slice(2).split("/")) {
      const key = decode(step).replace(/~1/g, "/").replace(/~0/g, "~");
      current = current?.kind === "list" ? current.items[Number(key)] : child(current, key);
    }
    return current;
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
