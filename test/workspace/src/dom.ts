/** Just enough of a view library that this project needs no package. */
export type Child = Node | string | number | false | null | undefined | readonly Child[];
export type Props = Record<string, unknown> & { readonly children?: Child };
export type Component<P> = (props: P) => Node;

export function h<P extends object>(tag: string | Component<P>, props: P | null, ...children: Child[]): Node {
  if (typeof tag === "function") {
    return tag({ ...(props as P), children });
  }
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props ?? {})) {
    if (typeof value === "function") {
      element.addEventListener(name.slice(2).toLowerCase(), value as EventListener);
    } else if (value !== false && value !== undefined) {
      element.setAttribute(name, String(value));
    }
  }
  append(element, children);
  return element;
}

function append(parent: Node, child: Child): void {
  if (Array.isArray(child)) {
    child.forEach((item: Child) => append(parent, item));
  } else if (child !== false && child !== null && child !== undefined) {
    parent.appendChild(child instanceof Node ? child : document.createTextNode(String(child)));
  }
}

export declare namespace h {
  namespace JSX {
    type Element = Node;
    interface ElementChildrenAttribute {
      children: unknown;
    }
    interface IntrinsicElements {
      [tag: string]: Props;
    }
  }
}
