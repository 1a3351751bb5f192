import type { TreeNode } from "../../../../../shared/src/protocol";

/** Context keys and their values. */
export type UsedApis = Readonly<Record<string, boolean>>;

/** Whether the workspace uses any API. */
export const usesSomeContext = "errdex.usesSome";

/** For an API by its catalog's id: `errdex.uses.ratio`. */
function usesContext(catalog: string): string {
  return `errdex.uses.${catalog}`;
}

/**
 * The context keys that tell which APIs the workspace uses, and those of them that are other than before; a catalog that is
 * gone is no longer used.
 */
export function usedApisContexts(
  nodes: readonly TreeNode[],
  before: UsedApis,
): { readonly contexts: UsedApis; readonly changed: UsedApis } {
  const used = nodes.filter((node) => node.kind === "catalog" && node.isUsed);
  const contexts: Record<string, boolean> = { [usesSomeContext]: used.length > 0 };
  for (const { catalog } of used) {
    contexts[usesContext(catalog)] = true;
  }
  const gone = Object.keys(before).filter((key) => !(key in contexts));
  const changed = [...Object.entries(contexts), ...gone.map((key) => [key, false] as const)].filter(
    ([key, isUsed]) => (before[key] ?? false) !== isUsed,
  );
  return { contexts, changed: Object.fromEntries(changed) };
}
