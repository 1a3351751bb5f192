import { TextDocument } from "vscode-languageserver-textdocument";
import type { Settings } from "../../../shared/src/settings";
import type { CheckReport, FileProblem, ReportedFinding } from "../render/report";
import { isNotebook, readCells } from "../languages/notebook";
import type { Finding } from "../rules/finding";
import type { Analysis, ErrorCodeService } from "../service";
import type { CheckCache } from "./checkCache";
import { documentPath } from "./documentPaths";
import { fileErrorText } from "./host";
import type { Project, SettingsFor, SourceFile } from "./project";

/** Documents that speak for each other, by the uri of each: see `ServiceOptions.companionsOf`. */
export type Companions = Map<string, readonly TextDocument[]>;

export interface CheckContext {
  /** What the engine asks about beside a document: see `ServiceOptions`. */
  readonly companions: Companions;
  readonly project: Project;
  readonly cache?: CheckCache | undefined;
  /** Is told of each document that is judged, while what the analysis says holds; for the same one maybe again. */
  readonly observe?: ((document: TextDocument, analysis: Analysis) => void) | undefined;
}

/** What came of the files of a check. */
export type CheckedFiles = Omit<CheckReport, "catalogs">;

/**
 * Checks the files one after the other; one that cannot be read becomes a problem and the others go on. Those that are
 * doubtful are judged when all have been read, for one file may show what another is about.
 */
export async function checkFiles(
  service: ErrorCodeService,
  files: readonly SourceFile[],
  settingsFor: SettingsFor,
  { companions, project, cache, observe }: CheckContext,
): Promise<CheckedFiles> {
  const doubtful: OpenedFile[] = [];
  const problems: FileProblem[] = [];
  let checked = 0;
  let occurrences = 0;
  const count = ({ shownPath }: SourceFile, { codes, skipped }: SurveyedFile): void => {
    if (skipped !== undefined) {
      problems.push({ file: shownPath, message: skipped, kind: "skipped" });
      return;
    }
    checked++;
    occurrences += codes;
  };
  /** Gives why it cannot be read, or what it holds. */
  const look = async (file: SourceFile): Promise<string | { opened: OpenedFile; survey: SurveyedFile }> => {
    let text: string;
    try {
      text = file.read();
    } catch (error) {
      return fileErrorText(error);
    }
    const opened = open(file, text);
    const settings = settingsFor(file.shownPath);
    const survey = await withCompanions(opened, companions, () => surveyFile(service, opened, settings));
    cache?.note(file, survey, text);
    return { opened, survey };
  };
  // Who observes wants to know more than is kept.
  if (cache !== undefined && observe === undefined) {
    for (const file of cache.changedAmong(files)) {
      await look(file);
    }
    const kept = cache.keptAmong(files);
    if (kept !== undefined) {
      return kept;
    }
  }
  for (const file of files) {
    const known = cache?.surveyOf(file);
    if (known !== undefined) {
      count(file, known);
      continue;
    }
    const looked = await look(file);
    if (typeof looked === "string") {
      problems.push({ file: file.shownPath, message: looked, kind: "unreadable" });
      continue;
    }
    const { opened, survey } = looked;
    count(file, survey);
    if (survey.skipped !== undefined) {
      continue;
    }
    const [first] = opened.documents;
    if (survey.isHot && first?.cell === undefined && first !== undefined) {
      project.addHot(file, first.document);
    }
    if (survey.isDoubtful) {
      doubtful.push({ ...opened, codes: survey.codes });
    }
  }
  const findings: ReportedFinding[] = [];
  const judge = (file: OpenedFile): Promise<Judged> =>
    withCompanions(file, companions, () => judgeFile(service, file, settingsFor(file.file.shownPath), observe));
  for (const { file, codes, found, skipped } of await judgeAll(doubtful, judge, settingsFor, project)) {
    if (skipped !== undefined) {
      problems.push({ file: file.shownPath, message: skipped, kind: "skipped" });
      checked--;
      occurrences -= codes;
    }
    for (const { finding, document, cell } of found) {
      occurrences += finding.occurrence?.entries.length === 0 ? 1 : 0;
      const reported = reportFinding(finding, document, settingsFor(file.shownPath));
      findings.push({ ...reported, file: file.shownPath, ...(cell === undefined ? {} : { cell }) });
    }
  }
  cache?.noteSearch(project.search);
  return { files: checked, occurrences, findings, problems };
}

/** A file, or a cell of one. */
interface CheckedDocument {
  readonly document: TextDocument;
  readonly cell?: number;
}

interface OpenedFile {
  readonly file: SourceFile;
  /** Several for a notebook. */
  readonly documents: readonly CheckedDocument[];
  /** How many known codes they hold. */
  readonly codes: number;
  /** Why it cannot be taken apart, as the end of a sentence. */
  readonly problem?: string;
}

function open(file: SourceFile, text: string): OpenedFile {
  const { shownPath, languageId } = file;
  if (!isNotebook(shownPath)) {
    return { file, codes: 0, documents: [{ document: TextDocument.create(shownPath, languageId, 0, text) }] };
  }
  const { cells, ...read } = readCells(text);
  const documents = cells.map((cell) => ({
    document: TextDocument.create(documentPath({ file: shownPath, cell: cell.number }), cell.languageId, 0, cell.text),
    cell: cell.number,
  }));
  return { file, codes: 0, documents, ...read };
}

/** Does something with documents while they speak for each other. */
async function withCompanions<T>({ documents }: OpenedFile, companions: Companions, use: () => Promise<T>): Promise<T> {
  for (const { document } of documents.length > 1 ? documents : []) {
    companions.set(
      document.uri,
      documents.flatMap((other) => (other.document === document ? [] : other.document)),
    );
  }
  const result = await use();
  for (const { document } of documents.length > 1 ? documents : []) {
    companions.delete(document.uri);
  }
  return result;
}

/** What a look at a file's text shows. */
export interface SurveyedFile {
  /** How many known codes it holds. */
  readonly codes: number;
  /** Whether it holds a code, or nearly one, or evidence. */
  readonly isHot: boolean;
  /** Whether some rule might speak. */
  readonly isDoubtful: boolean;
  /** Why it is left alone, as the end of a sentence. */
  readonly skipped: string | undefined;
}

async function surveyFile(
  service: ErrorCodeService,
  { documents, problem }: OpenedFile,
  settings: Settings,
): Promise<SurveyedFile> {
  const seen = { codes: 0, isHot: false, isDoubtful: false, skipped: problem };
  for (const { document } of documents) {
    const { codes, isHot, isDoubtful, skipped } = await service.survey(document, settings);
    seen.codes += codes;
    seen.isHot ||= isHot;
    seen.isDoubtful ||= isDoubtful;
    seen.skipped ??= skipped;
  }
  for (const { document } of documents) {
    service.close(document.uri);
  }
  return seen;
}

interface Judged extends Pick<OpenedFile, "file" | "codes"> {
  readonly found: readonly (CheckedDocument & { readonly finding: Finding })[];
  readonly skipped: string | undefined;
}

async function judgeFile(
  service: ErrorCodeService,
  { file, codes, documents }: OpenedFile,
  settings: Settings,
  observe: CheckContext["observe"],
): Promise<Judged> {
  const found: (CheckedDocument & { readonly finding: Finding })[] = [];
  let reasonToSkip: string | undefined;
  for (const checked of documents) {
    const analysis = await service.analyze(checked.document, settings);
    const { findings, skipped } = analysis;
    observe?.(checked.document, analysis);
    reasonToSkip ??= skipped;
    found.push(...findings.map((finding) => ({ ...checked, finding })));
  }
  for (const { document } of documents) {
    service.close(document.uri);
  }
  return { file, codes, found, skipped: reasonToSkip };
}

async function judgeAll(
  doubtful: readonly OpenedFile[],
  judge: (file: OpenedFile) => Promise<Judged>,
  settingsFor: SettingsFor,
  project: Project,
): Promise<readonly Judged[]> {
  if (doubtful.length > 0) {
    await project.readEvidence(settingsFor);
  }
  const judged: Judged[] = [];
  for (const file of doubtful) {
    judged.push(await judge(file));
  }
  if (await project.findAsked()) {
    for (const [i, file] of doubtful.entries()) {
      const before = judged[i];
      // A finding that a comment switches off is not among those that were found, but the comment needs it.
      const mayChange = file.documents.some(({ document }) => project.hasAsked(document.uri));
      judged[i] = before === undefined || mayChange ? await judge(file) : before;
    }
  }
  return judged;
}

function reportFinding(finding: Finding, document: TextDocument, settings: Settings): Omit<ReportedFinding, "file"> {
  const { rule, span, value, catalog, message, suggestions, reasons } = finding;
  const range = { start: document.positionAt(span.start), end: document.positionAt(span.end) };
  const level = settings.rules[rule];
  const line = document.getText({
    start: { line: range.start.line, character: 0 },
    end: { line: range.start.line + 1, character: 0 },
  });
  return {
    range,
    rule,
    // Rules that are off are not asked, so this is for the type's sake.
    severity: level === "off" ? "hint" : level,
    code: value,
    catalog: catalog?.id,
    suggestions: suggestions.map(({ code }) => code),
    reasons: reasons.map(({ text }) => text),
    message,
    sourceLine: line.replace(/[\r\n]+$/, ""),
  };
}
