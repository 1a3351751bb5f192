/** The places scripts work in; all of them are absolute. */

import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The root of the checkout, where `package.json` is. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** What tests download, unpack and leave behind; ignored by git, safe to delete. */
export const cacheDirectory = join(root, ".vscode-test");

/** The project that the editor shows in `npm start`, in tests and on screenshots. */
export const sampleWorkspace = join(root, "test", "workspace");
