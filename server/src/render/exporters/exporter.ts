import type { Catalog, Entry } from "../../catalogs/model";

/** What a catalog can be exported to, by the names that `errdex export --to` takes. */
export const exportForms = [
  "typescript",
  "zod",
  "json-schema",
  "python",
  "go",
  "java",
  "kotlin",
  "csharp",
  "markdown",
] as const;
/** One of {@link exportForms}. */
export type ExportForm = (typeof exportForms)[number];

/** What a person may choose. */
export interface ExportOptions {
  /**
   * What the export is called: of a language, its type, with a package before it where the language has packages
   * (`com.acme.AcmeCode`); of a page or a schema, its title. Without it, made of the catalog's id or name.
   */
  readonly name?: string | undefined;
  /** Codes that begin with this prefix only. */
  readonly family?: string | undefined;
}

/** Why there is no export: its message is one line for the user. */
export class ExportError extends Error {}

/** A catalog on its way to a text: what is taken of it, and what it is called. */
export interface Export {
  readonly catalog: Catalog;
  /** In the catalog's order; never empty. */
  readonly entries: readonly ExportedEntry[];
  /** Name of the type, or the title. */
  readonly name: string;
  /** `com.acme`. */
  readonly packageName: string | undefined;
  /** What made the text and how to change it, and where the vendor lists the codes. */
  readonly notice: readonly string[];
}

/** A code, and the name of the constant that stands for it. */
export interface ExportedEntry {
  readonly entry: Entry;
  /** Unlike that of any other; empty where the form has no constants. */
  readonly name: string;
}

/** One form. */
export interface Exporter {
  readonly form: ExportForm;
  /** What people call it: `TypeScript`. */
  readonly title: string;
  /** Of its files: `.ts`. */
  readonly ending: string;
  /** The name where none was asked for, with a package where one is needed. */
  readonly defaultName: (catalog: Catalog) => string;
  /** The name of a file without its ending, where the language has a say in it. */
  readonly fileStem?: (catalog: Catalog, typeName: string) => string;
  /** How a language wants its names; absent where a name may be any text. */
  readonly naming?: Naming;
  /** Gives the whole text. Nothing in the catalog can make it anything but data in it. */
  render(exported: Export): string;
}

/** How a language wants its names. */
export interface Naming {
  /** Makes the name of a constant of the words of a code. */
  readonly constant: (words: readonly string[], typeName: string) => string;
  /** Constants that are there already. */
  readonly taken?: (typeName: string) => readonly string[];
  /** Names that neither a type nor a package may have. */
  readonly keywords: ReadonlySet<string>;
  /** Types that the text itself makes use of. */
  readonly usedTypes: readonly string[];
  /** Whether a type can have a package before it: one word, or several. */
  readonly packages: "none" | "one" | "nested";
}
