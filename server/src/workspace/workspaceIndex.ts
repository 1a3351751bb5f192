import type { EntryName } from "../../../shared/src/protocol";
import { innermostFolder } from "../config/paths";
import { explainEvidence } from "../occurrences/evidence";
import type { EvidenceFound } from "../occurrences/occurrence";
import type { CodeUse, EvidenceFact, FileFacts, OwnCodeFact } from "./fileFacts";
import { isManifest } from "./manifests";
import type { ProjectFacts } from "./projectFacts";

export interface WorkspaceIndexOptions {
  /** Folders of the project, each with a slash at its end; empty for paths that are relative to the only one. */
  readonly roots?: readonly string[];
  /** How a message calls a file: `src/client.ts`. */
  readonly showPath?: (uri: string) => string;
}

/** A code's use, with the file that it is in. */
export interface FileUse extends CodeUse {
  readonly uri: string;
}

/**
 * What the files of a project show, by file. It is told of files in any order and never reads one. Files without facts
 * cost nothing.
 *
 * A file's package is the nearest folder above it with a manifest, at most the root. Evidence counts within a package:
 * in a repository of many, one that speaks to an API says nothing of the next. Own codes count everywhere, for packages
 * share them, and all they do is keep rules silent.
 */
export class WorkspaceIndex implements ProjectFacts {
  revision = 0;
  /** Another number whenever codes may be used elsewhere than before. */
  usesRevision = 0;
  #isComplete = false;
  #roots: readonly string[];
  readonly #showPath: (uri: string) => string;
  readonly #facts = new Map<string, FileFacts>();
  readonly #definedIn = new Map<string, Set<string>>();
  /** The files that use a code, by the code, whichever catalogs have it. */
  readonly #usedIn = new Map<string, Set<string>>();
  readonly #manifests = new Map<string, Set<string>>();
  /** All files that were read, and whether some rule may have something to say of them. */
  readonly #read = new Map<string, boolean>();
  #changed = new Set<string>();
  /** By package and catalog id, sorted by file; made when it is asked for. */
  #evidence: Map<string, readonly PlacedEvidence[]> | undefined;

  constructor({ roots = [""], showPath = (uri) => uri }: WorkspaceIndexOptions = {}) {
    this.#roots = roots;
    this.#showPath = showPath;
  }

  /** How many files have facts. */
  get size(): number {
    return this.#facts.size;
  }

  /** Whether all files have been told of. */
  get isComplete(): boolean {
    return this.#isComplete;
  }

  /** Forgets all files. */
  clear(): void {
    this.#facts.clear();
    for (const uri of this.#read.keys()) {
      this.#changed.add(uri);
    }
    this.#read.clear();
    this.#definedIn.clear();
    this.#usedIn.clear();
    this.usesRevision++;
    this.#manifests.clear();
    this.#isComplete = false;
    this.#forgetEvidence();
  }

  /** Says what a file shows now. */
  put(uri: string, facts: FileFacts): void {
    const before = this.#facts.get(uri);
    this.#read.set(uri, facts.isHot === true);
    this.#changed.add(uri);
    const isEmpty = facts.uses.length + facts.ownCodes.length + facts.evidence.length === 0;
    if (isEmpty) {
      this.#facts.delete(uri);
    } else {
      this.#facts.set(uri, facts);
    }
    if (isManifest(uri) && addTo(this.#manifests, folderOf(uri), uri)) {
      this.#forgetEvidence();
    }
    if (!sameEvidence(before?.evidence ?? [], facts.evidence)) {
      this.#forgetEvidence();
    }
    this.#putOwnCodes(uri, before?.ownCodes ?? [], facts.ownCodes);
    this.#putUses(uri, before?.uses ?? [], facts.uses);
  }

  /** Says that a file is gone, or a folder with all that was in it. */
  delete(uri: string): void {
    const folder = `${uri}/`;
    const isGone = (known: string): boolean => known === uri || known.startsWith(folder);
    for (const known of this.#read.has(uri) ? [uri] : [...this.#read.keys()].filter(isGone)) {
      this.#read.delete(known);
      this.#changed.add(known);
    }
    for (const known of [...this.#facts.keys()].filter(isGone)) {
      const { evidence, ownCodes, uses } = this.#facts.get(known) as FileFacts;
      this.#facts.delete(known);
      this.#putOwnCodes(known, ownCodes, []);
      this.#putUses(known, uses, []);
      if (evidence.length > 0) {
        this.#forgetEvidence();
      }
    }
    for (const manifest of [...this.#manifests.values()].flatMap((files) => [...files]).filter(isGone)) {
      removeFrom(this.#manifests, folderOf(manifest), manifest);
      this.#forgetEvidence();
    }
  }

  /** Says whether all files have been told of. */
  setComplete(isComplete: boolean): void {
    this.#isComplete = isComplete;
  }

  /** Says which folders the project has now, each with a slash at its end. */
  setRoots(roots: readonly string[]): void {
    this.#roots = roots;
    this.#forgetEvidence();
  }

  covers(uri: string): boolean {
    return this.#isComplete && this.#rootOf(uri) !== undefined;
  }

  definesCode(value: string, exceptUri: string): boolean {
    const files = this.#definedIn.get(value);
    return files !== undefined && (files.size > 1 || !files.has(exceptUri));
  }

  evidenceAround(uri: string): readonly EvidenceFound[] {
    const folder = this.#packageOf(uri);
    if (folder === undefined) {
      return [];
    }
    const found = new Map<string, EvidenceFound>();
    for (const placed of (this.#evidence ??= this.#collectEvidence()).get(folder) ?? []) {
      if (placed.uri !== uri && !found.has(placed.fact.catalog.id)) {
        found.set(placed.fact.catalog.id, this.#toEvidence(placed));
      }
    }
    return [...found.values()];
  }

  /** All places of a code or of its aliases, sorted by file and place. */
  usesOf({ catalog, code }: EntryName): readonly FileUse[] {
    return [...(this.#usedIn.get(code) ?? [])]
      .sort()
      .flatMap((uri) =>
        (this.#facts.get(uri)?.uses ?? [])
          .filter(({ entries }) => entries.some((entry) => entry.code === code && entry.catalog.id === catalog))
          .map((use) => ({ uri, ...use })),
      );
  }

  /** The files that show something, sorted. */
  get files(): readonly string[] {
    return [...this.#facts.keys()].sort();
  }

  /** What is known of a file; `undefined` where that is nothing. */
  factsOf(uri: string): FileFacts | undefined {
    return this.#facts.get(uri);
  }

  /** All files that were read, and whether some rule may have something to say of them. */
  get readFiles(): ReadonlyMap<string, boolean> {
    return this.#read;
  }

  get hasChangedFiles(): boolean {
    return this.#changed.size > 0;
  }

  /** The files that came, went or may have another text since the last call. */
  takeChangedFiles(): ReadonlySet<string> {
    const changed = this.#changed;
    this.#changed = new Set();
    return changed;
  }

  #rootOf(uri: string): string | undefined {
    return innermostFolder(this.#roots, uri);
  }

  #packageOf(uri: string): string | undefined {
    const root = this.#rootOf(uri);
    if (root === undefined) {
      return undefined;
    }
    for (let folder = folderOf(uri); folder.length > root.length; folder = folderOf(folder.slice(0, -1))) {
      if (this.#manifests.has(folder)) {
        return folder;
      }
    }
    return root;
  }

  #collectEvidence(): Map<string, readonly PlacedEvidence[]> {
    const byPackage = new Map<string, PlacedEvidence[]>();
    // In this order, so that the same files give the same reasons whoever told of them first.
    for (const uri of [...this.#facts.keys()].sort()) {
      const folder = this.#packageOf(uri);
      const evidence = folder === undefined ? [] : (this.#facts.get(uri)?.evidence ?? []);
      // A notebook speaks for itself: it tries out what the package is no part of.
      for (const fact of evidence.filter(({ cell }) => cell === undefined)) {
        const placed = byPackage.get(folder as string);
        if (placed === undefined) {
          byPackage.set(folder as string, [{ uri, fact }]);
        } else {
          placed.push({ uri, fact });
        }
      }
    }
    return byPackage;
  }

  #toEvidence({ uri, fact }: PlacedEvidence): EvidenceFound {
    const { catalog, kind, name, line, start, end } = fact;
    const text = explainEvidence(fact, this.#showPath(uri));
    return { catalog, kind, name, reason: { text, place: { uri, line, start, end } }, isElsewhere: true };
  }

  #putOwnCodes(uri: string, before: readonly OwnCodeFact[], after: readonly OwnCodeFact[]): void {
    const kept = new Set(after.map(({ value }) => value));
    for (const value of kept) {
      if (addTo(this.#definedIn, value, uri)) {
        this.revision++;
      }
    }
    for (const { value } of before) {
      if (!kept.has(value) && removeFrom(this.#definedIn, value, uri)) {
        this.revision++;
      }
    }
  }

  #putUses(uri: string, before: readonly CodeUse[], after: readonly CodeUse[]): void {
    if (before.length === 0 && after.length === 0) {
      return;
    }
    this.usesRevision++;
    const codesOf = (uses: readonly CodeUse[]): Set<string> =>
      new Set(uses.flatMap(({ entries }) => entries.map(({ code }) => code)));
    const now = codesOf(after);
    for (const code of codesOf(before)) {
      if (!now.has(code)) {
        removeFrom(this.#usedIn, code, uri);
      }
    }
    for (const code of now) {
      addTo(this.#usedIn, code, uri);
    }
  }

  #forgetEvidence(): void {
    this.#evidence = undefined;
    this.revision++;
  }
}

interface PlacedEvidence {
  readonly uri: string;
  readonly fact: EvidenceFact;
}

/** With a slash at its end; empty for a file that is in no folder. */
function folderOf(uri: string): string {
  return uri.slice(0, uri.lastIndexOf("/") + 1);
}

function sameEvidence(before: readonly EvidenceFact[], after: readonly EvidenceFact[]): boolean {
  return (
    before.length === after.length &&
    before.every((fact, i) => {
      const other = after[i];
      return (
        fact.catalog === other?.catalog &&
        fact.name === other.name &&
        fact.kind === other.kind &&
        fact.line === other.line &&
        fact.start === other.start
      );
    })
  );
}

function addTo(map: Map<string, Set<string>>, key: string, value: string): boolean {
  const values = map.get(key);
  if (values === undefined) {
    map.set(key, new Set([value]));
    return true;
  }
  const isNew = !values.has(value);
  values.add(value);
  return isNew;
}

function removeFrom(map: Map<string, Set<string>>, key: string, value: string): boolean {
  const values = map.get(key);
  if (values?.delete(value) !== true) {
    return false;
  }
  if (values.size === 0) {
    map.delete(key);
  }
  return true;
}
