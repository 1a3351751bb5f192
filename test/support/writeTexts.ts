import { writeFileSync } from "node:fs";
import { bundleFile, collectTexts, toBundle } from "./texts";

/** `npm run l10n`: brings the English bundle up to date with the sources. A test holds the translations complete. */
writeFileSync(bundleFile, toBundle(collectTexts()));
