import {
  type CancellationToken,
  ErrorCodes,
  LSPErrorCodes,
  ResponseError,
  type TextDocuments,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Settings } from "../../../shared/src/settings";
import { errorMessage, type Logger } from "../util/logger";
import type { Times } from "../util/times";
import type { ClientSettings } from "./clientSettings";

/** Milliseconds from which an answer counts as slow and is logged. */
const slow = 50;

/** A request about a document, as a feature gets it. */
export interface DocumentRequest<P> {
  readonly document: TextDocument;
  readonly params: P;
  /** In force for this document. */
  readonly settings: Settings;
}

/** What a handler must know of its request beside how it is answered. */
export interface Answer<R> {
  readonly method: string;
  /** The answer where there is nothing to say, and where something went wrong. */
  readonly empty: R;
  /** It is held back until there is something to tell, which is not slow. */
  readonly waits?: boolean;
}

/** Parameters of requests about a document; the rest of them differs. */
export interface DocumentParams {
  readonly textDocument: { readonly uri: string };
}

/**
 * Makes a handler of a feature's function. It finds the document and its settings, minds cancellation and changes of
 * the document meanwhile, and turns a failure into one line of the log and the empty answer.
 */
export type Handle = <P extends DocumentParams, R>(
  answer: Answer<R>,
  run: (request: DocumentRequest<P>) => Promise<R>,
) => (params: P, token: CancellationToken) => Promise<R | ResponseError<never>>;

/**
 * The same for a request about the workspace. Its answer may go out of date while it is made, as all that is said of
 * many files.
 */
export type HandleRequest = <P, R>(
  answer: Answer<R>,
  run: (params: P, token: CancellationToken) => Promise<R>,
) => (params: P, token: CancellationToken) => Promise<R | ResponseError<never>>;

export interface HandleOptions {
  readonly documents: TextDocuments<TextDocument>;
  readonly settings: ClientSettings;
  readonly logger: Logger;
  readonly times: Times;
  /** Whether the client has said goodbye. */
  readonly isShutDown: () => boolean;
}

/** A session's {@link Handle}. Waiting for the client's settings counts as a step of its own in the times. */
export function createHandle(options: HandleOptions): Handle {
  const { documents, settings, logger, times } = options;
  return ({ method, empty }, run) =>
    async (params, token) => {
      const about: About = {};
      return answer({ method, empty }, about, options, async () => {
        const { uri } = params.textDocument;
        about.uri = uri;
        for (;;) {
          const document = documents.get(uri);
          if (document === undefined) {
            logger.debug(`${method}: the document is not open`, { uri });
            return empty;
          }
          const { version } = document;
          about.version = version;
          about.languageId = document.languageId;
          const isCurrent = (): boolean => documents.get(uri) === document && document.version === version;
          const inForce = await times.wait("settings", { uri }, () => settings.of(uri));
          const result =
            inForce.enable && isCurrent() && !token.isCancellationRequested
              ? await run({ document, params, settings: inForce })
              : empty;
          if (token.isCancellationRequested) {
            return cancelled();
          }
          if (isCurrent()) {
            return result;
          }
          if ("position" in params || "range" in params) {
            return new ResponseError<never>(LSPErrorCodes.ContentModified, "The document changed meanwhile.");
          }
          // The document as a whole was asked about: what holds now is as good an answer, and a better one.
        }
      });
    };
}

/** A session's {@link HandleRequest}. */
export function createHandleRequest(options: AnswerOptions): HandleRequest {
  return (asked, run) => async (params, token) =>
    answer(asked, {}, options, async () => {
      const result = await run(params, token);
      return token.isCancellationRequested ? cancelled() : result;
    });
}

type AnswerOptions = Pick<HandleOptions, "logger" | "times" | "isShutDown">;

/** The document that a request is about, as far as that is known yet. */
interface About {
  uri?: string;
  version?: number;
  languageId?: string;
}

/** What holds for every request: after `shutdown` there is no answer, a failure is one line of the log, times are kept. */
async function answer<R>(
  { method, empty, waits = false }: Answer<R>,
  about: About,
  { logger, times, isShutDown }: AnswerOptions,
  run: () => Promise<R | ResponseError<never>>,
): Promise<R | ResponseError<never>> {
  if (isShutDown()) {
    return new ResponseError<never>(ErrorCodes.InvalidRequest, "The server was shut down.");
  }
  const started = performance.now();
  try {
    return await run();
  } catch (error) {
    const { uri, version } = about;
    logger.error(`${method} failed`, { uri, version, error: errorMessage(error) });
    return empty;
  } finally {
    if (!waits) {
      const { uri, version, languageId } = about;
      times.note("request", { name: method, uri, languageId }, started);
      const ms = Math.round(performance.now() - started);
      if (ms >= slow) {
        logger.debug(`${method} was slow`, { uri, version, ms });
      }
    }
  }
}

function cancelled(): ResponseError<never> {
  return new ResponseError<never>(LSPErrorCodes.RequestCancelled, "The request was cancelled.");
}
