import type { TextDocument, TextDocumentContentChangeEvent } from "vscode-languageserver-textdocument";
import type { Settings } from "../../shared/src/settings";
import type { CatalogIndex } from "./catalogs/catalogIndex";
import type { DirectiveContext } from "./occurrences/directiveAt";
import type { PlacedDirective } from "./occurrences/directiveReach";
import type { MemberForm } from "./occurrences/memberForm";
import type { MemberFound } from "./occurrences/memberFound";
import type { Place } from "./occurrences/places";
import type { Binding, Evidence, EvidenceFound, Group, Occurrence, Statement } from "./occurrences/occurrence";
import type { SkipReason } from "./documents/readability";
import type { Insertion } from "./documents/syntaxTrees";
import type { Pause } from "./documents/slicedParser";
import type { Finding } from "./rules/finding";
import type { Silence } from "./rules/silence";
import type { FileFacts } from "./workspace/fileFacts";

/** The engine: what every feature, the language server and the command line ask. One per process. */
export interface ErrorCodeService {
  /** The codes in force where no other catalogs are. */
  readonly index: CatalogIndex;
  /** The codes in force for a file. */
  indexFor(uri: string): CatalogIndex;
  /**
   * Everything known of the document's codes; kept per document until its version or the settings change.
   * Never rejects for what a document holds.
   */
  analyze(document: TextDocument, settings: Settings): Promise<Analysis>;
  /**
   * The findings of {@link analyze} and nothing else. Most documents with codes need no parse for this: where every value
   * that resembles a code is one, there is nothing to find.
   */
  check(document: TextDocument, settings: Settings): Promise<Check>;
  /** What {@link check} knows of the document without a parse. */
  survey(document: TextDocument, settings: Settings): Promise<DocumentSurvey>;
  /** What the document's text shows of APIs that it speaks to, for the workspace index. It takes no parse. */
  readEvidence(document: TextDocument): FileFacts;
  /**
   * What other files want to know of the document, open or not, for the workspace index. Most take no parse.
   * Nothing of it is kept.
   *
   * @param pause called after every few milliseconds of work; what it waits for goes first.
   */
  readFacts(document: TextDocument, pause: Pause): Promise<FileFacts>;
  /**
   * The literal (or bare name) that the offset touches, whether or not it is a code, with its place in the code;
   * `undefined` where there is none. It also answers in half-typed code: `case '` at the end of a line.
   */
  contextAt(document: TextDocument, offset: number, settings: Settings): Promise<LiteralContext | undefined>;
  /** Ids of the catalogs whose APIs the document's text speaks to. It costs two regular expressions, once a version. */
  evidenceIn(document: TextDocument): readonly string[];
  /** The directive that is being written before the offset, or could be: `// errdex-dis`; `undefined` elsewhere. */
  directiveAt(document: TextDocument, offset: number, settings: Settings): Promise<DirectiveContext | undefined>;
  /** Applies an editor's changes to the document, in place, and remembers them so that the next parse is a small one. */
  update(document: TextDocument, changes: readonly TextDocumentContentChangeEvent[], version: number): TextDocument;
  /** Forgets the document: it was closed. */
  close(uri: string): void;
  dispose(): void;
}

export interface Analysis {
  /** The groups that hold a code, or nearly one, or are about a field for codes. In no order. */
  readonly groups: readonly Group[];
  /** Sorted by place. Rules whose level is `off` were not asked. */
  readonly findings: readonly Finding[];
  readonly evidence: readonly EvidenceFound[];
  /** Comments that speak to Errdex, in the order of the text. */
  readonly directives: readonly PlacedDirective[];
  bindingOf(group: Group): Binding | undefined;
  /** What the author says of the group, in a comment or a setting. */
  statementOf(group: Group): Statement | undefined;
  /** As the rule itself has found, whether it is on or not; `undefined` where it speaks, and a comment may silence it. */
  whyUnknownCodeIsSilent(occurrence: Occurrence): Silence | undefined;
  /** What stands around the occurrence. This and what follows hold while the document has this version. */
  placeOf(occurrence: Occurrence): Place | undefined;
  /** How a further member of the group would be written; `undefined` where nothing shows it. */
  formOf(group: Group): MemberForm | undefined;
  /** What says the code between such quotes in the occurrence's place; `undefined` where nothing is known to. */
  readonly spell: (code: string, quote: string, at: Occurrence) => string | undefined;
  /**
   * What the document would say with these insertions: of `near`, a literal before them, and of the literals whose
   * content would begin at the offsets. `undefined` where they break its syntax. It costs a small parse.
   */
  membersWith(
    inserts: readonly Insertion[],
    offsets: readonly number[],
    near: Occurrence,
  ): readonly (MemberFound | undefined)[] | undefined;
  /**
   * How something is written in a comment on a line of its own, in the language at the offset; `undefined` where no
   * comment can stand.
   *
   * @param offset the start of the line that goes behind the comment.
   * @param indent what stands before the comment.
   */
  commentLine(words: string, offset: number, indent: string): string | undefined;
  /** The start of the line before which a comment about all of the program around the offset goes. */
  headOf(offset: number): number | undefined;
  /** Why the document was left alone; `undefined` where it was read. */
  readonly skipped: SkipReason | undefined;
}

export interface DocumentSurvey {
  /** Whether the document holds a code, or nearly one, or evidence of an API. */
  readonly isHot: boolean;
  /** As in {@link Check}. */
  readonly codes: number;
  /** Whether it takes an analysis to tell that there is no finding. */
  readonly isDoubtful: boolean;
  /** As in {@link Analysis}, as far as the text tells. */
  readonly skipped: SkipReason | undefined;
}

export interface Check {
  /** As in {@link Analysis}. */
  readonly findings: readonly Finding[];
  /** How many strings and names in the text are known codes. */
  readonly codes: number;
  /** As in {@link Analysis}. */
  readonly skipped: SkipReason | undefined;
}

/** A literal at an offset. */
export interface LiteralContext {
  /** It stands in data, not in a program. */
  readonly data: boolean;
  /** What says the code between such quotes in its place; `undefined` where nothing is known to. */
  readonly spell: (code: string, quote: string) => string | undefined;
  /** Its group holds the other literals of the same construct, too. */
  readonly occurrence: Occurrence;
  readonly binding: Binding | undefined;
  /** What shows that the document, or this place in it, speaks to an API of some catalog. */
  readonly evidence: readonly Evidence[];
  /** Whether other files of the project were looked at, too. */
  readonly isProjectKnown: boolean;
}
