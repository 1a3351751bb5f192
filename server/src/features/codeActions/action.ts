import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Settings } from "../../../../shared/src/settings";
import type { CatalogIndex } from "../../catalogs/catalogIndex";
import type { Finding } from "../../rules/finding";
import type { Analysis } from "../../service";
import { overlap, type Span } from "../../util/span";

/** A piece of a text, and what takes its place. */
export interface TextChange extends Span {
  readonly newText: string;
}

/** What is to be done to one file. */
export interface FileChange {
  readonly uri: string;
  /** That the changes are for; `undefined` where the file is yet to be made. */
  readonly text: string | undefined;
  readonly changes: readonly TextChange[];
  /** Where a person goes on, in the text after the changes: a summary that is yet to be written. */
  readonly next?: Span;
}

/** The text after changes to it, which do not overlap. */
export function changeText(text: string, changes: readonly TextChange[]): string {
  return [...changes]
    .sort((a, b) => b.start - a.start)
    .reduce((result, { start, end, newText }) => result.slice(0, start) + newText + result.slice(end), text);
}

/** Something to choose from the menu of the light bulb. */
export interface Action {
  /** In the imperative, short. */
  readonly title: string;
  readonly kind: ActionKind;
  /** What it puts right. */
  readonly finding?: Finding | undefined;
  /** All but certainly what was meant. */
  readonly preferred?: boolean;
  /** To this document; or to whatever files, found out when it is chosen. */
  readonly change?: readonly TextChange[] | (() => Promise<readonly FileChange[] | undefined>);
  /** Its change names a place where a person goes on, which is to be shown. */
  readonly showsNext?: boolean;
  /** One of the client's own. */
  readonly command?: { readonly id: string; readonly arguments: readonly unknown[] };
}

/** As in the Language Server Protocol. */
export type ActionKind = "quickfix" | "refactor.rewrite" | "source.fixAll.errdex";

/** A file that may be there. */
export interface TargetFile {
  readonly uri: string;
  /** The text now; `undefined` where there is no such file yet. */
  readText(): Promise<string | undefined>;
}

/** What actions work with. */
export interface ActionContext {
  readonly document: Pick<TextDocument, "uri" | "languageId">;
  readonly text: string;
  readonly analysis: Analysis;
  readonly settings: Settings;
  /** The codes in force for the document. */
  readonly index: CatalogIndex;
  /** That is asked about: the selection, or where the cursor is. */
  readonly span: Span;
  /** A person asked, so that what is no fix is offered, too. */
  readonly isExplicit: boolean;
  /** The nearest config; where there is none, the place for one. `undefined` where files cannot be changed. */
  readonly config: TargetFile | undefined;
  /** Own files with a part of the catalog; where there is none, the place for one. */
  catalogFiles(id: string): readonly TargetFile[];
  hasCommand(id: string): boolean;
}

/** One kind of action. */
export interface ActionSource {
  /** Whatever it offers is of one of these. */
  readonly kinds: readonly ActionKind[];
  find(context: ActionContext): readonly Action[];
}

/** The findings that a span touches, in the order of the text. */
export function findingsAt({ findings }: Pick<Analysis, "findings">, span: Span): readonly Finding[] {
  return findings.filter((finding) => overlap(finding.span, span));
}
