import type { CatalogFile } from "../../../../shared/src/catalog";
import { nameApi } from "./apiName";
import { buildCatalog } from "./buildCatalog";
import { csvImporter } from "./csv";
import { readJson, readYaml, valueOf } from "./dataTree";
import { htmlImporter } from "./html";
import {
  Findings,
  type Found,
  type Importer,
  type ImportContext,
  type ImportForm,
  type ImportProblem,
  type SourceDocument,
} from "./importer";
import { jsonImporter, yamlImporter } from "./json";
import { markdownImporter } from "./markdown";
import { openApiImporter } from "./openapi";
import { rstImporter } from "./rst";
import { sourceImporter } from "./source";
import { textImporter } from "./text";
import { charactersLost, fileSkipped, nestedTooDeeply } from "./problemTexts";

/** NEW SOURCE FORMAT: import it above and add it here. They are asked in this order; the last takes anything. */
export const importers: readonly Importer[] = [
  openApiImporter,
  jsonImporter,
  htmlImporter,
  csvImporter,
  rstImporter,
  markdownImporter,
  yamlImporter,
  sourceImporter,
  textImporter,
];

/** What is known of the catalog before its documents are read. */
export interface ImportOptions {
  /** Made of what the documents call the API where it is not given, or of a document's name. */
  readonly id?: string | undefined;
  /** What the documents call the API where it is not given, or made of the id. */
  readonly name?: string | undefined;
  /** Page that the catalog comes from. */
  readonly docs?: string | undefined;
}

/** A catalog that was made from documents, and what of them is not in it. */
export interface Imported {
  readonly catalog: CatalogFile;
  /** What the documents call the API, as far as they say. */
  readonly apiName: string | undefined;
  /** The forms in which the documents were read, without repetition. */
  readonly forms: readonly ImportForm[];
  readonly problems: readonly ImportProblem[];
}

/**
 * Makes a catalog of a vendor's documents: a page, or several with a code or more on each. Nothing is thrown for what they
 * hold; where they hold no code, the catalog has none. They are read one after the other.
 *
 * @param form of all documents; without it, each is recognised.
 */
export async function importCatalog(
  documents: readonly SourceDocument[],
  options: ImportOptions,
  context: ImportContext,
  form?: ImportForm,
): Promise<Imported> {
  const read: { path: string; form: ImportForm; found: Found }[] = [];
  for (const { path, text } of documents) {
    await context.pause?.();
    const document = { path, text: text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n") };
    const importer =
      importers.find((importer) => (form === undefined ? importer.recognizes(document) : importer.form === form)) ??
      textImporter;
    const found = await readDocument(importer, document, context);
    const lost = document.text.indexOf("\uFFFD");
    const problems =
      lost === -1 ? [] : [{ line: document.text.slice(0, lost).split("\n").length, message: charactersLost() }];
    read.push({ path, form: importer.form, found: { ...found, problems: [...found.problems, ...problems] } });
  }
  const { apiName, ...named } = nameApi(read, options);
  return {
    ...buildCatalog(read, { ...named, docs: options.docs ?? docsOf(read) }),
    apiName,
    forms: [...new Set(read.map(({ form }) => form))],
  };
}

/** Of one document alone: one of several pages is not where all codes stand. */
function docsOf(read: readonly { readonly found: Found }[]): string | undefined {
  return read.length === 1 ? read[0]?.found.docs : undefined;
}

/** What is nested so deeply that no reader can follow is a problem of the document like any other. */
async function readDocument(importer: Importer, document: SourceDocument, context: ImportContext): Promise<Found> {
  try {
    return await importer.read(document, context);
  } catch (error) {
    if (!(error instanceof RangeError)) {
      throw error;
    }
    const findings = new Findings();
    findings.skip(1, fileSkipped(nestedTooDeeply()));
    return findings;
  }
}

/** The data of a JSON or YAML file, or `undefined` where the text is neither. */
export function parseData({ path, text }: SourceDocument): unknown {
  const { data } = /\.ya?ml$/i.test(path) ? readYaml(text) : readJson(text);
  return data === undefined ? undefined : valueOf(data);
}
