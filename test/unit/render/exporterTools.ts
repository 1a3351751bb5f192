import assert from "node:assert/strict";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmTableFromMarkdown } from "mdast-util-gfm-table";
import { gfmTable } from "micromark-extension-gfm-table";
import ts from "typescript";

/** What the TypeScript compiler has to say, at its strictest. */
export function compile(files: ReadonlyMap<string, string>): readonly string[] {
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2022,
    lib: ["lib.es2022.d.ts"],
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    noUnusedLocals: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    isolatedModules: true,
    skipLibCheck: true,
    types: [],
  };
  const folder = process.cwd().replaceAll("\\", "/");
  const host = ts.createCompilerHost(options);
  const own = new Map([...files].map(([path, text]) => [`${folder}${path}`, text]));
  const disk = ts.createCompilerHost(options);
  host.fileExists = (path) => own.has(path) || disk.fileExists(path);
  host.readFile = (path) => own.get(path) ?? disk.readFile(path);
  host.getSourceFile = (path, ...rest) => {
    const text = own.get(path);
    return text === undefined
      ? disk.getSourceFile(path, ...rest)
      : ts.createSourceFile(path, text, ts.ScriptTarget.ES2022);
  };
  return ts
    .getPreEmitDiagnostics(ts.createProgram([...own.keys()], options, host))
    .map(({ file, start, messageText }) => {
      const line = file === undefined ? 0 : file.getLineAndCharacterOfPosition(start ?? 0).line + 1;
      return `${file?.fileName ?? ""}:${line}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
    });
}

/** The rows of all tables, less their heads. Fails where there is HTML other than the notice and codes with bars. */
export function rowsOf(text: string): readonly unknown[] {
  const tree = fromMarkdown(text, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] });
  const nodes = flatten(tree);
  const html = nodes.filter(({ type, value = "" }) => type === "html" && !/^<\/?code>$/.test(value));
  assert.deepEqual(
    html.map(({ value = "" }) => value.startsWith("<!-- Made by") && value.indexOf("-->") === value.length - 3),
    [true],
    text,
  );
  const tables = nodes.filter(({ type }) => type === "table");
  return tables.flatMap(({ children = [] }) => children.slice(1));
}

interface MarkdownNode {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly MarkdownNode[];
}

function flatten(node: MarkdownNode): readonly MarkdownNode[] {
  return [node, ...(node.children ?? []).flatMap(flatten)];
}
