import type { FileChange } from "./action";

type Change = () => Promise<readonly FileChange[] | undefined>;

/** A change that is found out when its action is chosen, and the document version that it is for. */
export interface LateChange {
  readonly uri: string;
  readonly version: number;
  readonly change: Change;
}

/** How many are kept: those of the last few menus. */
const capacity = 64;

/** Changes that clients may ask for later. */
export class LateChanges {
  readonly #changes = new Map<number, LateChange>();
  #last = 0;

  /** @returns what the client hands back. */
  add(change: Change, { uri, version }: Omit<LateChange, "change">): number {
    this.#last += 1;
    this.#changes.set(this.#last, { uri, version, change });
    this.#changes.delete(this.#last - capacity);
    return this.#last;
  }

  /** `undefined` where it is none of ours, or too old. */
  of(data: unknown): LateChange | undefined {
    return typeof data === "number" ? this.#changes.get(data) : undefined;
  }
}
