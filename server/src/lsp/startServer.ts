import { type Connection, ErrorCodes, type InitializeParams, ResponseError } from "vscode-languageserver";
import type { RuntimeEnvironment } from "./runtime";
import { openSession, type OpenSession } from "./openSession";

/** Serves the client at the other end of the connection until it says goodbye. Returns at once. */
export function startServer(connection: Connection, runtime: RuntimeEnvironment): void {
  let session: OpenSession | undefined;

  connection.onInitialize((params: InitializeParams) => {
    if (session !== undefined) {
      return new ResponseError<never>(ErrorCodes.InvalidRequest, "The server was initialized already.");
    }
    session = openSession(connection, runtime, params);
    return { capabilities: session.capabilities, serverInfo: { name: "Errdex" } };
  });
  connection.onInitialized(() => session?.start());
  connection.onShutdown(() => session?.end());

  // Whatever no feature has a handler for, which before `initialize` is everything.
  connection.onRequest((method: string) =>
    session === undefined
      ? new ResponseError(ErrorCodes.ServerNotInitialized, `${method} came before initialize.`)
      : new ResponseError(ErrorCodes.MethodNotFound, `Errdex does not answer ${method}.`),
  );
  connection.listen();
}
