import type { Feature } from "../lsp/session";
import { catalogTreeFeature } from "./catalogTree/catalogTree.lsp";
import { virtualCatalogsFeature } from "./catalogFiles/virtualCatalogs.lsp";
import { codeActionsFeature } from "./codeActions/codeActions.lsp";
import { codePageFeature } from "./codePage/codePage.lsp";
import { codeSearchFeature } from "./codeSearch/codeSearch.lsp";
import { completionFeature } from "./completion/completion.lsp";
import { definitionFeature } from "./definition/definition.lsp";
import { diagnosticsFeature } from "./diagnostics/diagnostics.lsp";
import { hoverFeature } from "./hover/hover.lsp";
import { referencesFeature } from "./references/references.lsp";

/** NEW FEATURE: a folder with its pure function and its `.lsp.ts`, and a line here. */
export const features: readonly Feature[] = [
  hoverFeature,
  completionFeature,
  diagnosticsFeature,
  codeActionsFeature,
  catalogTreeFeature,
  codeSearchFeature,
  codePageFeature,
  definitionFeature,
  referencesFeature,
  virtualCatalogsFeature,
];
