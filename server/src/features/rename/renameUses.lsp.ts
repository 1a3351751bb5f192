import { TextDocument } from "vscode-languageserver-textdocument";
import type { TextEdit } from "vscode-languageserver";
import type { EntryName } from "../../../../shared/src/protocol";
import type { Settings } from "../../../../shared/src/settings";
import { languageOfId } from "../../languages";
import { toRange } from "../../lsp/convert";
import type { Session } from "../../lsp/session";
import type { Occurrence } from "../../occurrences/occurrence";
import type { Analysis } from "../../service";
import type { Span } from "../../util/span";
import { closedDocument } from "../closedDocument";
import { occurrencesOf } from "../findUses.lsp";
import { isPlain, spellingsOf } from "../spellings";

/** What becomes of a code's uses in a file. */
export interface RenamedUses {
  readonly edits: readonly TextEdit[];
  /** Names of the program itself, such as members of enums, which other places refer to. */
  readonly names: number;
  /** Literals of which nothing tells whether they are this code or another catalog's. */
  readonly unclear: number;
  /** Literals that cannot hold the new name. */
  readonly unwritable: number;
}

/**
 * Renames a code in a file, open or not.
 *
 * @param asked the literal that was chosen to be renamed, where it is in this file.
 */
export async function renameUses(
  session: Session,
  document: TextDocument,
  entry: EntryName,
  newName: string,
  asked: Span | undefined,
): Promise<RenamedUses> {
  const settings = await session.settings.of(document.uri);
  const edits: TextEdit[] = [];
  const left = { names: 0, unclear: 0, unwritable: 0 };
  const analysis = await session.service.analyze(document, settings);
  for (const occurrence of occurrencesOf(analysis, entry)) {
    const { literal } = occurrence;
    const { span } = literal;
    if (literal.value !== entry.code) {
      // Another spelling of the code stays one.
      continue;
    }
    if (isNameOfProgram(occurrence, document)) {
      left.names++;
    } else if (asked?.start !== span.start && !isClearly(entry, occurrence, analysis)) {
      left.unclear++;
    } else {
      const newText = await findSpelling(session, document, occurrence, newName, settings);
      if (newText === undefined) {
        left.unwritable++;
      } else {
        edits.push({ range: toRange(document, span), newText });
      }
    }
  }
  return { edits, ...left };
}

/**
 * Whether it is a name that the program declares, such as a member of an enum: who refers to it is for the language's own
 * rename to know. Symbols, words and keys of plain objects are values like strings.
 */
function isNameOfProgram({ literal: { span, quote }, role }: Occurrence, document: TextDocument): boolean {
  const language = languageOfId(document.languageId);
  if (quote !== "" || language?.data === true || language?.roles?.some((rule) => rule.bare && rule.role !== "key")) {
    return false;
  }
  const hasObjects = language?.openObjects === true || language?.host !== undefined;
  const behind = document.getText().slice(span.end, span.end + 20);
  return !(hasObjects && role === "key" && /^\s*\??\s*:/.test(behind));
}

/** Whether the literal is this catalog's code, and not as well another one's that has the same. */
function isClearly({ catalog }: EntryName, { entries, group }: Occurrence, analysis: Analysis): boolean {
  const binding = entries.length > 1 ? analysis.bindingOf(group) : undefined;
  return (
    entries.length === 1 ||
    (binding?.catalog.id === catalog &&
      (binding.confidence === "certain" ||
        entries.every(
          (other) =>
            other.catalog.id === catalog || (group.tallies.get(other.catalog)?.known ?? 0) < binding.tally.known,
        )))
  );
}

/** The file as a document: the open one, or its text on disk. Raises an `Error` where it cannot be read. */
export async function readDocument({ documents, readFile }: Session, uri: string): Promise<TextDocument> {
  return documents.get(uri) ?? closedDocument(uri, await readFile(uri));
}

/** What says the new name in the literal's place, as the language itself reads it. */
async function findSpelling(
  { service }: Session,
  document: TextDocument,
  { literal }: Occurrence,
  newName: string,
  settings: Settings,
): Promise<string | undefined> {
  const { span, quote } = literal;
  const spellings = spellingsOf(newName, quote);
  if (quote !== "" && isPlain(newName)) {
    return newName;
  }
  const text = document.getText();
  for (const spelling of spellings) {
    const changed = text.slice(0, span.start) + spelling + text.slice(span.end);
    const draft = TextDocument.create(`${document.uri}.rename`, document.languageId, 0, changed);
    const context = await service.contextAt(draft, span.start + (spelling.startsWith(newName) ? 0 : 1), settings);
    service.close(draft.uri);
    if (context?.occurrence.literal.value === newName) {
      return spelling;
    }
  }
  return undefined;
}
