import type { FileChange } from "./action";

type Change = () => Promise<readonly FileChange[] | undefined>;

/** A change that is found out when its action is chosen, and the document version that it is for. */
export interface LateChange {
  readonly uri: string;
  readonly version: number;
  /** What it comes to is kept. */
  readonly change: Change;
  /** What it came to when it was found out last. */
  readonly files: readonly FileChange[] | undefined;
}

/** How many are kept: those of the last few menus. */
const capacity = 64;

/** Changes that clients may ask for later. */
export class LateChanges {
  readonly #changes = new Map<number, LateChange>();
  #last = 0;

  /** @returns what the client hands back. */
  add(change: Change, { uri, version }: Pick<LateChange, "uri" | "version">): number {
    this.#last += 1;
    const data = this.#last;
    const find: Change = async () => {
      const files = await change();
      this.#changes.set(data, { ...late, files });
      return files;
    };
    const late: LateChange = { uri, version, change: find, files: undefined };
    this.#changes.set(data, late);
    this.#changes.delete(data - capacity);
    return data;
  }

  /** `undefined` where it is none of ours, or too old. */
  of(data: unknown): LateChange | undefined {
    return typeof data === "number" ? this.#changes.get(data) : undefined;
  }
}
