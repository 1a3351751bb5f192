import { TextDocument, type TextDocumentContentChangeEvent } from "vscode-languageserver-textdocument";
import type { Language, Node } from "web-tree-sitter";
import type { Settings } from "../../shared/src/settings";
import { CatalogIndex } from "./catalogs/catalogIndex";
import type { Catalog } from "./catalogs/model";
import { findReasonToSkip } from "./documents/readability";
import { SyntaxTrees } from "./documents/syntaxTrees";
import { languageOfId } from "./languages";
import { Grammars, type ReadWasm } from "./languages/grammars";
import type { LanguageDefinition } from "./languages/language";
import { bindGroup } from "./occurrences/bindings";
import { createCandidateScanner, type Candidate, type ScanCandidates } from "./occurrences/candidates";
import { compileConstructs, type Constructs } from "./occurrences/constructs";
import { createEvidenceFinder, type FindEvidence } from "./occurrences/evidence";
import { findOccurrences } from "./occurrences/findOccurrences";
import { findLiteralAt, findOpenQuote } from "./occurrences/literalAt";
import type { Binding, EvidenceFound, Group, Occurrence } from "./occurrences/occurrence";
import { checkOccurrences } from "./rules";
import type { Analysis, ErrorCodeService, LiteralContext } from "./service";
import type { Logger } from "./util/logger";
import { LruMap } from "./util/lruMap";

export interface ServiceOptions {
  readonly catalogs: readonly Catalog[];
  readonly readWasm: ReadWasm;
  readonly logger: Logger;
}

/** Joins the stages into the engine. Nothing is loaded or built before it is needed. */
export function createErrorCodeService(options: ServiceOptions): ErrorCodeService {
  return new Service(options);
}

/** How many documents' results are kept: about as many as an editor shows and switches between. */
const capacity = 64;

/** What reading a language takes. */
interface Reader {
  readonly trees: SyntaxTrees;
  readonly grammar: Language;
  readonly constructs: Constructs;
}

/** What is known of one version of a document without parsing it. */
interface Scan {
  readonly version: number;
  readonly skipped: string | undefined;
  readonly candidates: readonly Candidate[];
  readonly evidence: readonly EvidenceFound[];
  /** It holds a code, or nearly one, or evidence: worth a parse. */
  readonly hot: boolean;
  /** Filled when it was parsed. */
  occurrences: readonly Occurrence[] | undefined;
  /** Filled when it was judged, for these settings. */
  analysis: { readonly settings: Settings; readonly analysis: Analysis } | undefined;
}

class Service implements ErrorCodeService {
  readonly index: CatalogIndex;
  readonly #logger: Logger;
  readonly #grammars: Grammars;
  readonly #scanCandidates: ScanCandidates;
  readonly #findEvidence: FindEvidence;
  readonly #scans = new LruMap<string, Scan>(capacity);
  readonly #constructs = new Map<LanguageDefinition, Constructs>();
  #trees: SyntaxTrees | undefined;

  constructor({ catalogs, readWasm, logger }: ServiceOptions) {
    this.index = new CatalogIndex(catalogs);
    this.#logger = logger;
    this.#grammars = new Grammars(readWasm, logger);
    this.#scanCandidates = createCandidateScanner(this.index.shape);
    this.#findEvidence = createEvidenceFinder(this.index);
  }

  async analyze(document: TextDocument, settings: Settings): Promise<Analysis> {
    const language = languageOfId(document.languageId);
    if (language === undefined || !settings.enable) {
      return emptyAnalysis;
    }
    if (!this.#scan(document).hot) {
      return this.#judge(this.#scan(document), [], settings);
    }
    const reader = await this.#reader(language);
    // The document may have changed while the grammar was loaded, so its scan is asked for anew.
    const scan = this.#scan(document);
    const occurrences = scan.hot && reader !== undefined ? this.#occurrences(document, scan, reader) : [];
    return this.#judge(scan, occurrences, settings);
  }

  async contextAt(document: TextDocument, offset: number, settings: Settings): Promise<LiteralContext | undefined> {
    const language = languageOfId(document.languageId);
    if (language === undefined || !settings.enable || this.#scan(document).skipped !== undefined) {
      return undefined;
    }
    const reader = await this.#reader(language);
    if (reader === undefined) {
      return undefined;
    }
    const { trees, grammar, constructs } = reader;
    const scan = this.#scan(document);
    const find = (root: Node, text: string): Occurrence | undefined =>
      findOccurrenceAt(root, text, offset, { constructs, index: this.index, scan });
    const text = document.getText();
    const open = findOpenQuote(text, offset);
    const occurrence =
      trees.read(document, grammar, (root) => find(root, text)) ??
      // The insertion lies behind the literal's content, so its span holds for the document as well.
      (open && trees.readWith(document, grammar, { offset: open.end, insertion: open.quote }, find));
    if (occurrence === undefined) {
      return undefined;
    }
    const binding = bindGroup(groupForContext(occurrence), { index: this.index, evidence: scan.evidence });
    return { occurrence, binding, evidence: scan.evidence };
  }

  update(document: TextDocument, changes: readonly TextDocumentContentChangeEvent[], version: number): TextDocument {
    this.#scans.delete(document.uri);
    if (this.#trees !== undefined) {
      return this.#trees.update(document, changes, version);
    }
    return TextDocument.update(document, [...changes], version);
  }

  close(uri: string): void {
    this.#scans.delete(uri);
    this.#trees?.close(uri);
  }

  dispose(): void {
    this.#scans.clear();
    this.#trees?.dispose();
  }

  /** What reading the language takes, or `undefined` where tree-sitter or the grammar cannot be loaded. */
  async #reader(language: LanguageDefinition): Promise<Reader | undefined> {
    const grammar = await this.#grammars.load(language);
    if (grammar === undefined) {
      return undefined;
    }
    const trees = (this.#trees ??= new SyntaxTrees(await this.#grammars.parser()));
    let constructs = this.#constructs.get(language);
    if (constructs === undefined) {
      constructs = compileConstructs(language);
      this.#constructs.set(language, constructs);
    }
    return { trees, grammar, constructs };
  }

  #scan(document: TextDocument): Scan {
    let scan = this.#scans.get(document.uri);
    if (scan?.version !== document.version) {
      scan = this.#scanText(document.getText(), document.version);
      this.#scans.set(document.uri, scan);
      if (scan.skipped !== undefined) {
        this.#logger.info("document left alone", { uri: document.uri, reason: scan.skipped });
      }
    }
    return scan;
  }

  #scanText(text: string, version: number): Scan {
    const skipped = findReasonToSkip(text);
    const candidates = skipped === undefined ? this.#scanCandidates(text) : [];
    const evidence = this.#findEvidence(skipped === undefined ? text : "", candidates);
    const hot =
      candidates.length > 0 &&
      (evidence.length > 0 || candidates.some(({ start, end }) => this.#resemblesCode(text.slice(start, end))));
    return { version, skipped, candidates, evidence, hot, occurrences: undefined, analysis: undefined };
  }

  #resemblesCode(content: string): boolean {
    return (
      this.index.lookup(content).length > 0 ||
      this.index.nearMisses(content).some(({ kind }) => kind === "typo") ||
      // An escape may hide a code; there are too few of them to decode here.
      content.includes("\\u") ||
      content.includes("\\x")
    );
  }

  #occurrences(document: TextDocument, scan: Scan, { trees, grammar, constructs }: Reader): readonly Occurrence[] {
    if (scan.occurrences === undefined) {
      const text = document.getText();
      scan.occurrences = trees.read(document, grammar, (root) =>
        findOccurrences(root, text, scan.candidates, constructs, this.index),
      );
      if (scan.occurrences === undefined) {
        this.#logger.warn("document left alone", { uri: document.uri, reason: "parsing it takes too long" });
        scan.occurrences = [];
      }
    }
    return scan.occurrences;
  }

  #judge(scan: Scan, occurrences: readonly Occurrence[], settings: Settings): Analysis {
    const known = scan.analysis;
    if (known?.settings === settings) {
      return known.analysis;
    }
    const { index } = this;
    const { evidence } = scan;
    const bindings = new Map<Group, Binding | undefined>();
    const bindingOf = (group: Group): Binding | undefined => {
      if (!bindings.has(group)) {
        bindings.set(group, bindGroup(group, { index, evidence }));
      }
      return bindings.get(group);
    };
    const findings = checkOccurrences(occurrences, { index, settings, evidence, bindingOf });
    const analysis = { occurrences, findings, evidence, bindingOf, skipped: scan.skipped };
    scan.analysis = { settings, analysis };
    return analysis;
  }
}

const emptyAnalysis: Analysis = {
  occurrences: [],
  findings: [],
  evidence: [],
  bindingOf: () => undefined,
  skipped: undefined,
};

function findOccurrenceAt(
  root: Node,
  text: string,
  offset: number,
  known: { readonly constructs: Constructs; readonly index: CatalogIndex; readonly scan: Scan },
): Occurrence | undefined {
  const { constructs, index, scan } = known;
  const candidate = findLiteralAt(root, text, offset, constructs);
  if (candidate === undefined) {
    return undefined;
  }
  const isHere = ({ literal }: Occurrence): boolean => literal.span.start === candidate.start;
  // Groups hardly ever reach beyond one statement of the file's top level, and a document may have thousands of strings.
  const statement = root.firstChildForIndex(candidate.start);
  const siblings = scan.candidates.filter(
    ({ start, end }) => statement !== null && start >= statement.startIndex && end <= statement.endIndex,
  );
  const others = siblings.filter(({ start, end }) => end < candidate.start || start > candidate.end);
  const all = [...others, candidate].sort((a, b) => a.start - b.start);
  return scan.occurrences?.find(isHere) ?? findOccurrences(root, text, all, constructs, index).find(isHere);
}

/** What is being typed says nothing of what its group is about, so it does not count against it. */
function groupForContext({ entries, group, literal }: Occurrence): Group {
  const others = group.members.filter((member) => member.literal !== literal);
  return entries.length > 0 || others.length === 0 ? group : { ...group, members: others };
}
