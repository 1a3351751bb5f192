/** What becomes of the server, as the status item shows it. It waits for the first document that needs it. */
export type ServerState = "waiting" | "starting" | "running" | "stopped" | "failed";

/** One run of the server. It is started once; after a stop or a crash another run takes its place. */
export interface ServerRun {
  /** Resolves when the server answers; rejects where it cannot be started. */
  start(): Promise<void>;
  /** Ends the run, whatever state it is in. Never rejects. */
  stop(): Promise<void>;
}

/** What the supervisor needs of the world around it. */
export interface SupervisorHost {
  /** Prepares a run. `onCrash` is called when a run that had started ends without being asked to. */
  createRun(onCrash: () => void): ServerRun;
  onState(state: ServerState): void;
  /** The server is down and stays down until {@link Supervisor.restart}. */
  onFailure(failure: ServerFailure): void;
  /** Milliseconds on any clock. */
  now(): number;
}

export type ServerFailure =
  { readonly kind: "start"; readonly error: Error } | { readonly kind: "crashes"; readonly crashes: number };

/** So many crashes are mended by a new run … */
const crashesAllowed = 5;
/** … when they lie within this time, in milliseconds. A server that cannot even start is not tried again. */
const crashWindow = 3 * 60 * 1000;

/** Keeps one server running: starts it, replaces it after a crash, and gives up where that does not help. */
export class Supervisor {
  readonly #host: SupervisorHost;
  readonly #waiting: { readonly resolve: () => void; readonly reject: (error: Error) => void }[] = [];
  #state: ServerState = "waiting";
  #run: ServerRun | undefined;
  #failure: Error | undefined;
  #crashTimes: number[] = [];
  /** Runs are replaced one after the other; starting is not waited for, so that a hanging start can be replaced. */
  #replacing: Promise<void> = Promise.resolve();

  constructor(host: SupervisorHost) {
    this.#host = host;
  }

  get state(): ServerState {
    return this.#state;
  }

  /** Starts the server, in place of the run that there is, if any. Resolves when it runs or has failed. */
  async restart(): Promise<void> {
    this.#crashTimes = [];
    await this.#replace();
  }

  /** Ends the server for good or until the next {@link restart}. */
  async stop(): Promise<void> {
    this.#replacing = this.#replacing.then(() => this.#end());
    await this.#replacing;
    this.#failure = new Error("The server was stopped.");
    this.#setState("stopped");
  }

  /** Resolves when the server runs, at once or after the start that is under way; rejects where it is down. */
  ready(): Promise<void> {
    if (this.#state === "running") {
      return Promise.resolve();
    }
    if (this.#state !== "starting") {
      return Promise.reject(this.#failure ?? new Error("The server was not started."));
    }
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
    });
  }

  async #replace(): Promise<void> {
    this.#setState("starting");
    let started: Promise<void> | undefined;
    this.#replacing = this.#replacing.then(async () => {
      await this.#end();
      started = this.#begin();
    });
    await this.#replacing;
    await started;
  }

  async #begin(): Promise<void> {
    const run = this.#host.createRun(() => {
      this.#crashed(run);
    });
    this.#run = run;
    try {
      await run.start();
    } catch (error) {
      if (this.#run === run) {
        await this.#end();
        this.#fail({ kind: "start", error: error instanceof Error ? error : new Error(String(error)) });
      }
      return;
    }
    if (this.#run === run) {
      this.#setState("running");
    }
  }

  async #end(): Promise<void> {
    const run = this.#run;
    this.#run = undefined;
    await run?.stop();
  }

  #crashed(run: ServerRun): void {
    if (this.#run !== run) {
      return;
    }
    const now = this.#host.now();
    this.#crashTimes = this.#crashTimes.filter((time) => now - time < crashWindow).concat(now);
    if (this.#crashTimes.length > crashesAllowed) {
      void this.#end();
      this.#fail({ kind: "crashes", crashes: this.#crashTimes.length });
    } else {
      void this.#replace();
    }
  }

  #fail(failure: ServerFailure): void {
    this.#failure = failure.kind === "start" ? failure.error : new Error("The server keeps crashing.");
    this.#setState("failed");
    this.#host.onFailure(failure);
  }

  #setState(state: ServerState): void {
    this.#state = state;
    this.#host.onState(state);
    if (state !== "starting") {
      for (const { resolve, reject } of this.#waiting.splice(0)) {
        if (state === "running") {
          resolve();
        } else {
          reject(this.#failure ?? new Error("The server was not started."));
        }
      }
    }
  }
}
