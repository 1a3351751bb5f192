import type { Subject } from "./occurrence";

/** Functions whose arguments are codes, as the setting `wrappers` names them. */
export interface Wrappers {
  /** The same for the same names. */
  readonly key: string;
  /** Whether the subject, that of an argument, is the name of such a function: `this.errors.is` ends in `errors.is`. */
  has(subject: Subject | undefined): boolean;
}

const none: Wrappers = { key: "", has: () => false };

/** @param names as in the setting: the whole name of a function, or its end behind a dot. */
export function createWrappers(names: readonly string[]): Wrappers {
  if (names.length === 0) {
    return none;
  }
  const paths = names.map(normalize);
  return {
    key: [...new Set(paths)].sort().join("\n"),
    has: (subject) => {
      if (subject === undefined) {
        return false;
      }
      const path = normalize(subject.text);
      // Not all languages' rules give the path before a method's name, so it counts where there is one.
      return paths.some((wrapper) => endsIn(path, wrapper) || (!path.includes(".") && endsIn(wrapper, path)));
    },
  };
}

function endsIn(path: string, end: string): boolean {
  return path === end || path.endsWith(`.${end}`);
}

/** However the language writes a path of names, and marks that one is a question or a macro. */
function normalize(name: string): string {
  return name.replace(/->|::|\?\./g, ".").replace(/\(\)|[?!]+$/g, "");
}
