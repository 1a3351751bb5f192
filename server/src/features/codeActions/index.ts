import type { Action, ActionContext, ActionKind, ActionSource } from "./action";
import { addMissingActions } from "./addMissing";
import { addToCatalogActions } from "./addToCatalog";
import { bindActions } from "./bind";
import { ignoreActions } from "./ignore";
import { openDocsActions } from "./openDocs";
import { fixAllActions, replaceActions } from "./replace";

/** NEW KIND OF ACTION: a file, and its line here; the menu has this order. */
const sources: readonly ActionSource[] = [
  replaceActions,
  addMissingActions,
  addToCatalogActions,
  bindActions,
  ignoreActions,
  openDocsActions,
  fixAllActions,
];

/** All that {@link findActions} may give, for the client to be told. */
export const actionKinds: readonly ActionKind[] = [...new Set(sources.flatMap(({ kinds }) => kinds))];

/**
 * All that can be done at a place.
 *
 * @param only the kinds that are asked for, and all below them; without it all, less what changes the whole file.
 */
export function findActions(context: ActionContext, only: readonly string[] | undefined): readonly Action[] {
  const isWanted = (kind: ActionKind): boolean =>
    only === undefined
      ? !kind.startsWith("source.")
      : only.some((asked) => asked === "" || kind === asked || kind.startsWith(`${asked}.`));
  return sources
    .filter(({ kinds }) => kinds.some(isWanted))
    .flatMap((source) => source.find(context))
    .filter(({ kind }) => isWanted(kind));
}
