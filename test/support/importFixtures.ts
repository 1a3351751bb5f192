import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { type Imported, importCatalog } from "../../server/src/catalogs/importers/index";
import { type ImportForm, importForms, type SourceDocument } from "../../server/src/catalogs/importers/importer";
import type { CatalogFile } from "../../shared/src/catalog";
import { testGrammars } from "./check";

const root = join(process.cwd(), "test/fixtures/catalogs");
const ending = ".expected.json";

/** A source of our own, and the catalog that it should become. */
export interface ImportFixture {
  /** `markdown/tables.md`; a folder for a source of several pages. */
  readonly path: string;
  readonly form: ImportForm;
  readonly documents: readonly SourceDocument[];
  readonly expected: ExpectedImport;
}

/** What stands in `<source>.expected.json`. */
export interface ExpectedImport {
  readonly catalog: Omit<CatalogFile, "errdexCatalog" | "id" | "name">;
  /** What is skipped, and why: `line: message`, with the page before it where there are several. */
  readonly skipped: readonly string[];
}

/** All fixtures in `test/fixtures/catalogs`, a folder for each form. */
export function readImportFixtures(): readonly ImportFixture[] {
  return importForms.flatMap((form) =>
    readdirSync(join(root, form))
      .filter((name) => name.endsWith(ending))
      .sort()
      .map((name) => {
        const path = `${form}/${name.slice(0, -ending.length)}`;
        const expected = JSON.parse(readFileSync(join(root, form, name), "utf8")) as ExpectedImport;
        return { path, form, documents: readDocuments(path), expected };
      }),
  );
}

/** Names of sources that nothing is expected of. */
export function sourcesWithoutExpectation(): readonly string[] {
  return importForms.flatMap((form) => {
    const names = readdirSync(join(root, form));
    return names
      .filter((name) => !name.endsWith(ending) && !names.includes(name + ending))
      .map((name) => `${form}/${name}`);
  });
}

/** Imports a fixture, its form recognised. */
export function importFixture({ documents }: Pick<ImportFixture, "documents">): Promise<Imported> {
  return importCatalog(documents, { id: "acme" }, { grammars: testGrammars });
}

/** The result in the form of an expectation. */
export function summarize({ catalog, problems }: Imported, several: boolean): ExpectedImport {
  const { families, envelope, evidence, codes, statuses } = catalog;
  return {
    catalog: {
      ...(envelope === undefined ? {} : { envelope }),
      ...(evidence === undefined ? {} : { evidence }),
      ...(families === undefined ? {} : { families }),
      codes,
      ...(statuses === undefined ? {} : { statuses }),
    },
    skipped: problems.map(({ file, line, message }) => `${several ? `${file}:` : ""}${line}: ${message}`),
  };
}

export function readDocuments(path: string): readonly SourceDocument[] {
  const absolute = join(root, path);
  return statSync(absolute).isDirectory()
    ? readdirSync(absolute)
        .sort()
        .flatMap((name) => readDocuments(`${path}/${name}`))
    : [{ path, text: readFileSync(absolute, "utf8") }];
}
