import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Settings } from "../../shared/src/settings";
import { bindGroup } from "./occurrences/bindings";
import { collectOwnValues, type DocumentCodes } from "./occurrences/documentCodes";
import type { Binding, EvidenceFound, Group, Statement } from "./occurrences/occurrence";
import { findOwnValues } from "./rules";
import type { Surveys } from "./surveys";

/** What the documents that belong together with one say that holds in it, too: the other cells of a notebook. */
export interface CompanionFacts {
  /** Without places, which are in other documents. */
  readonly evidence: readonly EvidenceFound[];
  readonly ownValues: ReadonlySet<string>;
}

/** Of a document that belongs together with no other. */
export const alone: CompanionFacts = { evidence: [], ownValues: new Set() };

/** The codes of a document, and what a setting says of it. */
export interface CompanionCodes {
  readonly codes: DocumentCodes;
  readonly bound: Statement | undefined;
}

export interface CompanionsOptions {
  /** The documents that belong together with the one at this URI. */
  readonly listFor: (uri: string) => readonly TextDocument[];
  readonly surveys: Surveys;
  /** `undefined` where a companion holds no codes. */
  readonly readCodes: (companion: TextDocument, settings: Settings) => Promise<CompanionCodes | undefined>;
}

/** Asks the documents that belong together with one. Most documents have none, for whom this costs nothing. */
export class Companions {
  readonly #listFor: CompanionsOptions["listFor"];
  readonly #surveys: Surveys;
  readonly #readCodes: CompanionsOptions["readCodes"];
  readonly #ownValues = new WeakMap<DocumentCodes, Pick<CompanionCodes, "bound"> & { values: ReadonlySet<string> }>();

  constructor({ listFor, surveys, readCodes }: CompanionsOptions) {
    this.#listFor = listFor;
    this.#surveys = surveys;
    this.#readCodes = readCodes;
  }

  /** Whether the document belongs together with no other. */
  isAlone(uri: string): boolean {
    return this.#listFor(uri).length === 0;
  }

  /** Which APIs the companions' texts show, without places. */
  evidenceAround(uri: string): readonly EvidenceFound[] {
    return this.#listFor(uri)
      .flatMap((companion) => this.#surveys.evidenceIn(companion))
      .map((found) => ({ ...found, reason: { text: found.reason.text } }));
  }

  /** Reads the companions where they are not read yet. */
  async ask(uri: string, settings: Settings): Promise<CompanionFacts> {
    const companions = this.#listFor(uri);
    if (companions.length === 0) {
      return alone;
    }
    const ownValues = new Set<string>();
    for (const companion of companions) {
      const read = await this.#readCodes(companion, settings);
      for (const value of read === undefined ? [] : this.#ownValuesOf(read)) {
        ownValues.add(value);
      }
    }
    return { evidence: this.evidenceAround(uri), ownValues };
  }

  /** They are asked for by every other cell of a notebook at each edit. */
  #ownValuesOf({ codes, bound }: CompanionCodes): ReadonlySet<string> {
    let known = this.#ownValues.get(codes);
    if (known === undefined || known.bound !== bound) {
      const bindingOf = (group: Group): Binding | undefined => bindGroup(group, codes.evidence, bound);
      const values = findOwnValues(codes.groups, { bindingOf, collectOwnValues: () => collectOwnValues(codes) });
      known = { bound, values };
      this.#ownValues.set(codes, known);
    }
    return known.values;
  }
}

/** Whether the companions say the same, so that what was judged before still holds. */
export function isSame(a: CompanionFacts, b: CompanionFacts): boolean {
  return a === b || summarize(a) === summarize(b);
}

function summarize({ evidence, ownValues }: CompanionFacts): string {
  return JSON.stringify([[...ownValues], evidence.map(({ catalog, reason }) => [catalog.id, reason.text])]);
}
