import type { Dependency, ManifestFormat } from "./manifest";

const foldPythonName = (name: string): string => name.toLowerCase().replace(/[-_.]+/g, "-");

/** `pyproject.toml` as the standard, Poetry and PDM write it. */
export const pyproject: ManifestFormat = {
  fileName: /^pyproject\.toml$/,
  findDependencies: readToml({
    tables: /^tool\.poetry\.(?:group\.[\w-]+\.)?(?:dev-)?dependencies$/,
    lists:
      /^project dependencies$|^(?:project\.optional-dependencies|dependency-groups) |^tool\.pdm\.dev-dependencies /,
  }),
  fold: foldPythonName,
};

/** Pipenv's `Pipfile`. */
export const pipfile: ManifestFormat = {
  fileName: /^Pipfile$/,
  findDependencies: readToml({ tables: /^(?:dev-)?packages$/ }),
  fold: foldPythonName,
};

/** Python's `requirements.txt` under any of its usual names. */
export const requirements: ManifestFormat = {
  fileName: /^requirements[\w.-]*\.(?:txt|in)$/,
  findDependencies: function* (text) {
    for (const { 1: name = "", index, 0: found } of text.matchAll(/^[ \t]*([A-Za-z0-9][\w.-]*)(?=$|[\s[=<>!~;@#])/gm)) {
      yield { name, start: index + found.length - name.length };
    }
  },
  fold: foldPythonName,
};

/** Rust's `Cargo.toml`, of a package or a workspace. */
export const cargo: ManifestFormat = {
  fileName: /^Cargo\.toml$/,
  findDependencies: readToml({ tables: /(?:^|\.)(?:dev-|build-)?dependencies$/ }),
};

interface TomlPlaces {
  /** Tables whose keys are names of packages. */
  readonly tables: RegExp;
  /** Lists whose texts begin with names of packages, as table, blank, key. */
  readonly lists?: RegExp;
}

/** Reads line by line, as far as dependencies take it: tables, keys, and lists of texts over several lines. */
function readToml({ tables, lists }: TomlPlaces): ManifestFormat["findDependencies"] {
  return function* (text): Generator<Dependency> {
    let table = "";
    let inList = false;
    let lineStart = 0;
    for (const line of text.split("\n")) {
      const code = withoutComment(line);
      const header = /^\s*\[\[?([^\]]+)\]/.exec(code)?.[1]?.trim();
      const key = /^\s*(?:"([^"]+)"|'([^']+)'|([\w.-]+))\s*=\s*/.exec(code);
      let list = inList ? { from: 0 } : undefined;
      if (!inList && header !== undefined) {
        table = header.replace(/["']/g, "");
        // `[dependencies.serde]` is a table of its own.
        const dot = table.lastIndexOf(".");
        if (tables.test(table.slice(0, Math.max(0, dot)))) {
          const name = table.slice(dot + 1);
          yield { name, start: lineStart + line.indexOf(name) };
        }
      } else if (!inList && key !== null) {
        const name = key[1] ?? key[2] ?? key[3] ?? "";
        if (tables.test(table)) {
          // `serde.workspace = true`
          const own = key[3] === undefined ? name : (name.split(".")[0] as string);
          yield { name: own, start: lineStart + line.indexOf(own) };
        }
        if (lists?.test(`${table} ${name}`) === true && code.startsWith("[", key[0].length)) {
          list = { from: key[0].length };
          inList = true;
        }
      }
      if (list !== undefined) {
        yield* textsIn(code, list.from, lineStart);
        inList = !/\]\s*$/.test(blankTexts(code));
      }
      lineStart += line.length + 1;
    }
  };
}

function* textsIn(code: string, from: number, lineStart: number): Generator<Dependency> {
  for (const { 1: name = "", index } of code.slice(from).matchAll(/["']([A-Za-z0-9][\w.-]*)(?![\w.-])[^"']*["']/g)) {
    yield { name, start: lineStart + from + index + 1 };
  }
}

function withoutComment(line: string): string {
  const hash = blankTexts(line).indexOf("#");
  return hash === -1 ? line : line.slice(0, hash);
}

/** A `#` or a bracket between quotes is text. */
function blankTexts(line: string): string {
  // One that is not closed is found, too, for its rest would be looked through again from each quote in it.
  return line.replace(/"(?:[^"\\]|\\.)*("?)|'[^']*'/g, (text, end) => (end === "" ? text : " ".repeat(text.length)));
}
