import type { Disposable, ExtensionContext, LogOutputChannel } from "vscode";
import type { RegisterCommand } from "../commands";
import type { ServerLink } from "../serverLink";
import type { ServerState } from "../supervisor";

/** What the extension's own features work with. */
export interface ClientContext {
  readonly extension: ExtensionContext;
  readonly log: LogOutputChannel;
  readonly server: ServerLink;
  readonly serverState: () => ServerState;
  readonly registerCommand: RegisterCommand;
}

/** Something that the extension does for its user beyond the language server's answers: commands, views. */
export interface ClientFeature {
  /** Called once, when the extension is activated: before any server runs, so it must be quick. */
  register(context: ClientContext): Disposable;
}
