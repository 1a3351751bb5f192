import { type CancellationToken, type Disposable, type Event, EventEmitter } from "vscode";
import type { StatusParams } from "../../../shared/src/protocol";

/** The language server, as the extension's own features speak to it. */
export interface ServerLink {
  /**
   * Asks it something that the Language Server Protocol has no request for. A server that no document has needed yet is
   * started. Rejects where it cannot be started, or refuses.
   */
  request<R>(method: string, params: unknown, token?: CancellationToken): Promise<R>;
  /** What it said last of its catalogs; `undefined` while it does not run. */
  readonly status: StatusParams | undefined;
  /** Fires when `status` changes: catalogs came, went or have problems, or the server started or ended. */
  readonly onDidChangeStatus: Event<void>;
  /** Codes may be used elsewhere than before. Fires at most a few times a second. */
  readonly onDidChangeUses: Event<void>;
}

/** The end of the link at which the client tells what it hears of the server. */
export class ServerEvents implements Disposable {
  readonly #statusChanged = new EventEmitter<void>();
  readonly #usesChanged = new EventEmitter<void>();
  #status: StatusParams | undefined;

  /** @param request as of the link. */
  createLink(request: ServerLink["request"]): ServerLink {
    const readStatus = (): StatusParams | undefined => this.#status;
    return {
      request,
      get status() {
        return readStatus();
      },
      onDidChangeStatus: this.#statusChanged.event,
      onDidChangeUses: this.#usesChanged.event,
    };
  }

  /** @param status `undefined` where the server does not run. */
  setStatus(status: StatusParams | undefined): void {
    if (status !== undefined || this.#status !== undefined) {
      this.#status = status;
      this.#statusChanged.fire();
    }
  }

  noticeUses(): void {
    this.#usesChanged.fire();
  }

  dispose(): void {
    this.#statusChanged.dispose();
    this.#usesChanged.dispose();
  }
}
