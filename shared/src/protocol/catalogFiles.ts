import type { CatalogFile } from "../catalog";

/** A text that codes are read from. */
export interface SourceText {
  /** As problems show it, with `/`; its ending helps to tell the form: `docs/errors.md`. */
  readonly path: string;
  readonly text: string;
}

/** Why a request has no result: one sentence for the user. */
export interface Refusal {
  readonly refused: string;
}

/** To server: a catalog of texts in any of the forms that `errdex import` reads. `null` where it failed: see the log. */
export const importCatalogRequest = "errdex/importCatalog";

export interface ImportCatalogParams {
  readonly documents: readonly SourceText[];
  /** One of the forms of `errdex import --from`; without it, each document's form is recognised. */
  readonly form?: string;
  /** Made of what the source calls the API where it is not given, or of a file's name. */
  readonly id?: string;
  /** What the source calls the API where it is not given, or made of the id. */
  readonly name?: string;
}

export type ImportCatalogResult = ImportedCatalog | Refusal;

export interface ImportedCatalog {
  /** With one code at least. */
  readonly catalog: CatalogFile;
  /** What the source calls the API, as far as it says. */
  readonly apiName?: string | undefined;
  /** In which the documents were read, without repetition. */
  readonly forms: readonly string[];
  readonly skipped: readonly SkippedPlace[];
}

/** Something in a source that is not in the catalog. */
export interface SkippedPlace {
  /** As the document's path. */
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  /** One sentence: what was skipped, and why. */
  readonly message: string;
}

/** What becomes of codes that a catalog has and its source has not, or not any more. */
export type GoneCodes = "keep" | "deprecate" | "remove";

/**
 * To server: how a catalog's file looks when the codes of another catalog are taken into it. Nothing is written. `null`
 * where it failed.
 */
export const planCatalogFileRequest = "errdex/planCatalogFile";

export interface PlanCatalogFileParams {
  readonly catalog: CatalogFile;
  /** Name of the file: tells by its end whether it is JSON or YAML. */
  readonly path: string;
  /** The file as it is; absent where there is none. */
  readonly present?: string;
  /** Codes and HTTP statuses to take, of those that are new or changed; all of them where it is absent. */
  readonly take?: readonly string[];
  readonly gone: GoneCodes;
}

export type PlanCatalogFileResult = CatalogFilePlan | Refusal;

export interface CatalogFilePlan {
  /** What the file would hold. */
  readonly text: string;
  /** Those of the source in its order, then those that are gone; whatever is taken of them. */
  readonly codes: readonly PlannedCode[];
  /** HTTP statuses, never gone. */
  readonly statuses: readonly PlannedCode[];
}

/** One code, or HTTP status, of a file that is planned. */
export interface PlannedCode {
  readonly code: string;
  readonly state: "new" | "changed" | "same" | "gone";
  readonly summary: string;
  /** Prefix of its family, if it has one. */
  readonly family?: string;
  /** Fields that would change. */
  readonly fields?: readonly string[];
  /** Of a code that is gone: what it is called now, as far as one can tell. */
  readonly renamedTo?: string;
}

/** To server: the catalogs in force for a file, or in any folder of the workspace, and where they come from. */
export const listCatalogSourcesRequest = "errdex/listCatalogSources";

export interface ListCatalogSourcesParams {
  /** URI of a file, which need not be there; without it, those of all folders are listed, and several may have one id. */
  readonly near?: string;
}

export interface ListCatalogSourcesResult {
  readonly catalogs: readonly ListedCatalog[];
}

export interface ListedCatalog {
  readonly id: string;
  /** URI of a file or folder for which it is in force, to ask for it with: several folders may have one of this id. */
  readonly near: string;
  readonly name: string;
  /** How many codes it holds. */
  readonly entries: number;
  /** Whether a part of it ships with Errdex. */
  readonly isBuiltIn: boolean;
  /** URIs of the project's own files that it is in, the strongest last. */
  readonly files: readonly string[];
  /** Where all of it comes from for people to read, the strongest last: `built-in`, `errors/acme.errdex.json`. */
  readonly from: readonly string[];
}

/** To server: what differs between two catalogs, for people to read. `null` where it failed. */
export const compareCatalogsRequest = "errdex/compareCatalogs";

export interface CompareCatalogsParams {
  readonly before: ComparedCatalog;
  readonly after: ComparedCatalog;
}

/** One side of a comparison. */
export type ComparedCatalog =
  /** A catalog in force; `near` as in {@link ExportCatalogParams}. */
  | { readonly id: string; readonly near?: string }
  /** A catalog that ships with Errdex, whatever extends it. */
  | { readonly builtIn: string }
  /** A catalog's file, or a page, or several, to import. */
  | { readonly title: string; readonly documents: readonly SourceText[] };

export type CompareCatalogsResult = CatalogComparison | Refusal;

export interface CatalogComparison {
  /** Without a heading. */
  readonly markdown: string;
  readonly isSame: boolean;
  /** Names of the two sides. */
  readonly before: string;
  readonly after: string;
}

/** To server: a catalog in force as source code or another form. `null` where it failed. */
export const exportCatalogRequest = "errdex/exportCatalog";

export interface ExportCatalogParams {
  readonly id: string;
  /** One of {@link ExportFormsResult}. */
  readonly form: string;
  /** As of a {@link ListedCatalog}; without it, the first folder of the workspace counts. */
  readonly near?: string;
}

export type ExportCatalogResult = { readonly text: string; readonly fileName: string } | Refusal;

/** To server: the forms that catalogs can be exported to, by the names that `errdex export --to` takes. */
export const exportFormsRequest = "errdex/exportForms";

export interface ExportFormsResult {
  readonly forms: readonly string[];
}

/** To server: the files with which a project begins a catalog of its own, as `errdex init` writes them. */
export const starterFilesRequest = "errdex/starterFiles";

export interface StarterFilesParams {
  readonly id: string;
  readonly name: string;
  readonly isYaml: boolean;
  /** The code to begin with; where there is none, an example. */
  readonly code?: string;
}

export interface StarterFilesResult {
  readonly catalog: string;
  /** Of `errdex.json`. */
  readonly config: string;
  /** What is to be replaced in the catalog: the example, or what stands for the summary of the code. */
  readonly toReplace: string;
}
