import { connect } from "node:net";
import { type Connection, createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { startServer } from "../lsp/startServer";
import { nodeRuntime } from "./runtime";

const usage = "Start the Errdex language server with --stdio, --node-ipc or --socket=PORT.";

const match = /--(stdio|node-ipc|socket|pipe)(?:[= ](\S+))?/.exec(process.argv.slice(2).join(" "));
startServer(connectTo(match?.[1], match?.[2]), nodeRuntime);

/** @param at the port of a socket, or the path of a pipe. */
function connectTo(transport: string | undefined, at: string | undefined): Connection {
  if (transport === "stdio" || (transport === "node-ipc" && process.send !== undefined)) {
    // The library watches streams by itself, but not the channel.
    process.once("disconnect", () => process.exit(1));
    return createConnection(ProposedFeatures.all);
  }
  if ((transport === "socket" || transport === "pipe") && at !== undefined) {
    const socket = transport === "socket" ? connect(Number(at), "127.0.0.1") : connect(at);
    socket.once("error", ({ message }) => fail(`The Errdex language server lost its client: ${message}`));
    return createConnection(ProposedFeatures.all, socket, socket);
  }
  return fail(usage);
}

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}
