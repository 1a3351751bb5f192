import { errorMessage, type Logger } from "../util/logger";

/**
 * Follows a request that asks the client to ask again for something. Nobody waits for it: a client that does not keeps
 * what it has until it asks by itself.
 *
 * @param what the client should ask for: `code lenses`.
 */
export function followRefresh(request: Promise<unknown>, what: string, logger: Logger): void {
  request.catch((error: unknown) => {
    logger.info(`The client did not ask for ${what} again.`, { error: errorMessage(error) });
  });
}
