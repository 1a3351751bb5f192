import type { Guidance } from "../../../../shared/src/catalog";
import type { Pause } from "../../documents/slicedParser";
import type { Grammars } from "../../languages/grammars";

/** The forms in which vendors publish their codes, by the names that `errdex import --from` takes. */
export const importForms = ["markdown", "html", "text", "csv", "json", "yaml", "openapi", "source", "rst"] as const;
/** One of {@link importForms}. */
export type ImportForm = (typeof importForms)[number];

/** A text to import codes from. */
export interface SourceDocument {
  /** As problems show it, with `/`; its ending helps to tell the form: `docs/errors.md`. */
  readonly path: string;
  readonly text: string;
}

/** What a source says of one code or HTTP status, in one place. */
export interface Draft {
  readonly summary?: string | undefined;
  /** Further sentences in the source's order. */
  readonly details?: readonly string[];
  readonly heading?: string | undefined;
  readonly httpStatus?: readonly number[];
  readonly field?: string | undefined;
  readonly docs?: string | undefined;
  readonly aliases?: readonly string[];
  readonly deprecated?: { readonly replacedBy?: string };
  readonly guidance?: Guidance;
}

export interface FoundCode extends Draft {
  readonly code: string;
  /** 1-based line of its document. */
  readonly line: number;
}

export interface FoundStatus extends Draft {
  /** `"404"`. */
  readonly status: string;
  readonly line: number;
}

/** Something in a source that was left out, or that a reader should look at. */
export interface ImportProblem {
  /** Path of the document. */
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  /** One sentence: what was skipped, and why. */
  readonly message: string;
}

/** The error body that a source shows as an example. */
export interface FoundExample {
  readonly body: Readonly<Record<string, unknown>>;
}

/** All that one document holds, in its order. */
export interface Found {
  readonly codes: readonly FoundCode[];
  readonly statuses: readonly FoundStatus[];
  readonly examples: readonly FoundExample[];
  readonly problems: readonly Omit<ImportProblem, "file">[];
  /** What the document is called, or is about: the likeliest to name the API first. */
  readonly titles: readonly ApiTitle[];
  /** Hosts at which the API answers. */
  readonly hosts: readonly string[];
  /** Address of the page, as far as the document says it. */
  readonly docs?: string | undefined;
}

/** A title that may name an API. */
export interface ApiTitle {
  readonly text: string;
  /** Whether it is the API's own title, as in a specification, or that of a page, which may be about something else. */
  readonly isOwn: boolean;
}

/** One source format. */
export interface Importer {
  readonly form: ImportForm;
  /** Whether the document is of this form. Importers are asked in the order of their list. */
  recognizes(document: SourceDocument): boolean;
  /** Finds the codes. A document that is broken gives a problem, never an exception. */
  read(document: SourceDocument, context: ImportContext): Found | Promise<Found>;
}

/** What importers need of their surroundings. */
export interface ImportContext {
  /** For source code. */
  readonly grammars: Pick<Grammars, "load" | "parser">;
  /** Called before each document; where it rejects, the import is not wanted any more. */
  readonly pause?: Pause;
}

/** Gathers what a document holds while it is read. */
export class Findings implements Found {
  readonly codes: FoundCode[] = [];
  readonly statuses: FoundStatus[] = [];
  readonly examples: FoundExample[] = [];
  readonly problems: Omit<ImportProblem, "file">[] = [];
  readonly titles: ApiTitle[] = [];
  readonly hosts: string[] = [];
  docs: string | undefined;

  skip(line: number, message: string): void {
    this.problems.push({ line, message });
  }

  addAll({ codes, statuses, examples, problems, titles, hosts, docs }: Found): void {
    this.codes.push(...codes);
    this.statuses.push(...statuses);
    this.examples.push(...examples);
    this.problems.push(...problems);
    this.titles.push(...titles);
    this.hosts.push(...hosts);
    this.docs ??= docs;
  }
}

/** Whether a path says nothing of the form: no ending, `.txt`, standard input. */
export function isUntold(path: string): boolean {
  return !/\.[a-z]\w*$/i.test(path) || /\.(?:txt|text)$/i.test(path);
}
