import type { Feature } from "../lsp/session";
import { catalogCommandsFeature } from "./catalogCommands/catalogCommands.lsp";
import { catalogTreeFeature } from "./catalogTree/catalogTree.lsp";
import { constructRequestsFeature } from "./codeActions/constructRequests.lsp";
import { addToCatalogFeature } from "./codeActions/addToCatalogRequests.lsp";
import { codeActionsFeature } from "./codeActions/codeActions.lsp";
import { codePageFeature } from "./codePage/codePage.lsp";
import { codeSearchFeature } from "./codeSearch/codeSearch.lsp";
import { codeLensFeature } from "./codeLens/codeLens.lsp";
import { completionFeature } from "./completion/completion.lsp";
import { definitionFeature } from "./definition/definition.lsp";
import { coverageFeature } from "./coverage/coverage.lsp";
import { diagnosticsFeature } from "./diagnostics/diagnostics.lsp";
import { documentLinksFeature } from "./documentLinks/documentLinks.lsp";
import { explainResponseFeature } from "./explainResponse/explainResponse.lsp";
import { inlayHintsFeature } from "./inlayHints/inlayHints.lsp";
import { knownHereFeature } from "./knownHere/knownHere.lsp";
import { hoverFeature } from "./hover/hover.lsp";
import { codeRequestsFeature } from "./references/codeRequests.lsp";
import { referencesFeature } from "./references/references.lsp";
import { semanticTokensFeature } from "./semanticTokens/semanticTokens.lsp";
import { virtualCatalogsFeature } from "./virtualCatalogs/virtualCatalogs.lsp";
import { renameFeature } from "./rename/rename.lsp";
import { symbolsFeature } from "./symbols/symbols.lsp";
import { timesFeature } from "./times/times.lsp";

/** NEW FEATURE: a folder with its pure function and its `.lsp.ts`, and a line here. */
export const features: readonly Feature[] = [
  hoverFeature,
  completionFeature,
  diagnosticsFeature,
  knownHereFeature,
  timesFeature,
  inlayHintsFeature,
  codeActionsFeature,
  constructRequestsFeature,
  addToCatalogFeature,
  definitionFeature,
  referencesFeature,
  codeRequestsFeature,
  renameFeature,
  symbolsFeature,
  documentLinksFeature,
  codeLensFeature,
  semanticTokensFeature,
  virtualCatalogsFeature,
  catalogCommandsFeature,
  catalogTreeFeature,
  codeSearchFeature,
  codePageFeature,
  coverageFeature,
  explainResponseFeature,
];
