import { join } from "node:path";
import { root } from "../support/paths.mjs";

/** Where the packages of the corpus are unpacked: safe to delete. Tools that look through a project leave it alone. */
export const cacheDirectory = join(root, "node_modules", ".cache", "errdex-corpus");
