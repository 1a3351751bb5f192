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
