import type { Feature } from "../lsp/session";
import { codeActionsFeature } from "./codeActions/codeActions.lsp";
import { completionFeature } from "./completion/completion.lsp";
import { diagnosticsFeature } from "./diagnostics/diagnostics.lsp";
import { hoverFeature } from "./hover/hover.lsp";

/** NEW FEATURE: a folder with its pure function and its `.lsp.ts`, and a line here. */
export const features: readonly Feature[] = [hoverFeature, completionFeature, diagnosticsFeature, codeActionsFeature];
