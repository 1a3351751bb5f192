import { readFileSync } from "node:fs";

interface Manifest {
  readonly version: string;
  readonly main: string;
  readonly browser: string;
  readonly icon: string;
  readonly l10n: string;
  readonly bin: Readonly<Record<string, string>>;
  readonly contributes: {
    readonly grammars: readonly { readonly path: string }[];
    readonly jsonValidation: readonly { readonly url: string }[];
  };
}

/** The extension's `package.json`, as far as it names files. */
export const manifest = JSON.parse(readFileSync("package.json", "utf8")) as Manifest;
