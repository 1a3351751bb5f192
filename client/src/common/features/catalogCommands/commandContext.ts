import type { ServerLink } from "../../serverLink";
import type { Previews } from "./previews";

/** What the commands on catalogs work with. */
export interface CommandContext {
  readonly server: ServerLink;
  readonly previews: Previews;
}

/** A catalog in force that is not asked for. */
export interface CatalogOfView {
  /** Its id. */
  readonly catalog?: string | undefined;
  /** URI of a file for which it is in force; absent where that is any. */
  readonly near?: string | undefined;
}
