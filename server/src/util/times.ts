import { LruMap } from "./lruMap";

/** What time goes by. `request`: answers, with all that they wait for; the others are parts of these, or go on beside them. */
export type TimedKind = "request" | "settings" | "language" | "parse" | "codes" | "rules" | "workspace";

/** What was timed: a document, and what of it. */
export interface TimedAbout {
  readonly uri?: string | undefined;
  readonly languageId?: string | undefined;
  /** Of a request, its method. */
  readonly name?: string;
}

/** Something that took time. Times are in milliseconds, on the clock of `performance.now`. */
export interface Timed extends TimedAbout {
  readonly kind: TimedKind;
  readonly start: number;
  readonly end: number;
  /** Without the parts of it that were timed by themselves, and without pauses. */
  readonly ms: number;
}

/** Sums of what took time. */
export interface Tally {
  readonly count: number;
  /** Milliseconds, all together and of the slowest. */
  readonly ms: number;
  readonly slowest: number;
}

/** Notes what time goes by. */
export interface Stopwatch {
  /** Times work that waits for nothing. */
  work<T>(kind: TimedKind, about: TimedAbout, run: () => T): T;
  /** Times work that waits. */
  wait<T>(kind: TimedKind, about: TimedAbout, run: () => Promise<T>): Promise<T>;
}

/** For those whom nobody will ask. */
export const noStopwatch: Stopwatch = { work: (_kind, _about, run) => run(), wait: (_kind, _about, run) => run() };

/** What has taken time since the server started. */
export interface TimesSeen {
  /** Milliseconds since the start. */
  readonly age: number;
  /** The last ones that took a millisecond or more, the oldest first, and of each kind the slowest ever. */
  readonly last: readonly Timed[];
  readonly kinds: ReadonlyMap<TimedKind, Tally>;
  /** By URI: what was done with the text of a document. */
  readonly documents: ReadonlyMap<string, DocumentTally>;
}

export interface DocumentTally extends Tally {
  readonly languageId: string;
}

/** How many are kept that took long enough to be of interest. */
const capacity = 400;
/** Milliseconds below which something is only counted. */
const leastKept = 1;
/** How many documents are told apart. */
const mostDocuments = 200;

/** Kinds of work on the text of one document. */
const ofDocuments: ReadonlySet<TimedKind> = new Set<TimedKind>(["parse", "codes", "rules", "workspace"]);

/** Keeps what time went by, in little room and at the price of two looks at the clock each. */
export class Times implements Stopwatch {
  readonly #now: () => number;
  readonly #started: number;
  readonly #last: Timed[] = [];
  #next = 0;
  readonly #slowest = new Map<TimedKind, Timed>();
  readonly #kinds = new Map<TimedKind, Tally>();
  readonly #documents = new LruMap<string, DocumentTally>(mostDocuments);
  /** Milliseconds of timed work inside the work that is going on. */
  #inner = 0;

  /** @param now a clock, in milliseconds. */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
    this.#started = now();
  }

  /** Milliseconds on the clock that all is timed by. */
  now(): number {
    return this.#now();
  }

  work<T>(kind: TimedKind, about: TimedAbout, run: () => T): T {
    const outer = this.#inner;
    this.#inner = 0;
    const start = this.#now();
    try {
      return run();
    } finally {
      const end = this.#now();
      this.#note(kind, about, start, end, this.#inner);
      this.#inner = outer + end - start;
    }
  }

  async wait<T>(kind: TimedKind, about: TimedAbout, run: () => Promise<T>): Promise<T> {
    const start = this.#now();
    try {
      return await run();
    } finally {
      this.note(kind, about, start);
    }
  }

  /**
   * Notes something that ends now.
   *
   * @param start as of `performance.now`.
   * @param paused milliseconds of it in which others went first.
   */
  note(kind: TimedKind, about: TimedAbout, start: number, paused = 0): void {
    this.#note(kind, about, start, this.#now(), paused);
  }

  /** What was done with the text of a document; `undefined` where nothing was, or that was long ago. */
  ofDocument(uri: string): Tally | undefined {
    return this.#documents.get(uri);
  }

  /** Milliseconds of all that there was of a kind. */
  sumOf(kind: TimedKind): number {
    return this.#kinds.get(kind)?.ms ?? 0;
  }

  /** A copy of what is known now. */
  see(): TimesSeen {
    const inOrder = [...this.#last.slice(this.#next), ...this.#last.slice(0, this.#next)];
    return {
      age: this.#now() - this.#started,
      last: [...new Set([...this.#slowest.values(), ...inOrder])],
      kinds: new Map(this.#kinds),
      documents: new Map(this.#documents),
    };
  }

  /** @param about may be a document, whose properties are none of its own: a copy of it would have none. */
  #note(kind: TimedKind, about: TimedAbout, start: number, end: number, others: number): void {
    const { languageId = "", name = "" } = about;
    // Others that went on side by side may add up to more than went by.
    const ms = Math.max(0, end - start - others);
    this.#kinds.set(kind, add(this.#kinds.get(kind), ms));
    const uri = about.uri === undefined ? undefined : documentOf(about.uri);
    if (uri !== undefined && ofDocuments.has(kind)) {
      const before = this.#documents.get(uri);
      this.#documents.set(uri, { ...add(before, ms), languageId: before?.languageId ?? languageId });
    }
    if (ms < leastKept) {
      return;
    }
    const kept: Timed = { kind, uri, languageId, name, start, end, ms };
    this.#last[this.#next] = kept;
    this.#next = (this.#next + 1) % capacity;
    if (ms > (this.#slowest.get(kind)?.ms ?? 0)) {
      this.#slowest.set(kind, kept);
    }
  }
}

function add(tally: Tally | undefined, ms: number): Tally {
  const { count, ms: sum, slowest } = tally ?? { count: 0, ms: 0, slowest: 0 };
  return { count: count + 1, ms: sum + ms, slowest: Math.max(slowest, ms) };
}

/** Parts of a host are documents of their own, with an address of their own; cells are what one sees as a document. */
function documentOf(uri: string): string {
  const hash = uri.startsWith("vscode-notebook-cell:") ? -1 : uri.indexOf("#");
  return hash < 0 ? uri : uri.slice(0, hash);
}
