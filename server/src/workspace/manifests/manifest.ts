/** A kind of file that states which packages a project uses. */
export interface ManifestFormat {
  /** Of the file's name without folders. */
  readonly fileName: RegExp;
  /**
   * The names that stand where a dependency's name stands, in comments not. A text that is broken or half edited gives
   * what can be made out, at worst nothing.
   */
  findDependencies(text: string): Iterable<Dependency>;
  /** Names that are equal after this are one package's; without it, to the letter. */
  readonly fold?: (name: string) => string;
}

export interface Dependency {
  readonly name: string;
  /** Where the name starts in the text. */
  readonly start: number;
}

/** Makes a reader of names that a pattern finds: its first group is the name. It needs the flags `g` and `d`. */
export function findByPattern(pattern: RegExp): (text: string) => Iterable<Dependency> {
  return function* (text) {
    for (const { 1: name = "", indices } of text.matchAll(pattern)) {
      yield { name, start: indices?.[1]?.[0] ?? 0 };
    }
  };
}

/** The text with blanks in place of what the pattern finds, so that all offsets stay. */
export function blank(text: string, pattern: RegExp): string {
  return text.replace(pattern, (found) => found.replace(/[^\n]/g, " "));
}
