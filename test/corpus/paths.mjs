import { join } from "node:path";
import { root } from "../support/paths.mjs";

/** Where the packages of the corpus are unpacked; ignored by git, safe to delete. */
export const cacheDirectory = join(root, ".errdex-cache", "corpus");
