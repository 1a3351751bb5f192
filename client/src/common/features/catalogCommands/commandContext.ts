import type { ServerLink } from "../../serverLink";
import type { Previews } from "./previews";

/** What the commands on catalogs work with. */
export interface CommandContext {
  readonly server: ServerLink;
  readonly previews: Previews;
}
