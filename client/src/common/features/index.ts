import { addToCatalogFeature } from "./addToCatalog/addToCatalog";
import { catalogCommandsFeature } from "./catalogCommands/catalogCommandsFeature";
import { catalogsViewFeature } from "./catalogsView/catalogsView";
import type { ClientFeature } from "./clientFeature";
import { constructsFeature } from "./constructs/constructs";
import { codeCommandsFeature } from "./codeCommands/codeCommands";
import { codePageFeature } from "./codePage/codePage";
import { cursorLinesFeature } from "./inlayHints/cursorLines";
import { knownHereFeature } from "./knownHere/knownHere";
import { navigationFeature } from "./navigation/navigation";
import { coverageFeature } from "./coverage/coverage";
import { explainResponseFeature } from "./explainResponse/explainResponse";
import { searchCodesFeature } from "./searchCodes/searchCodes";
import { statusFeature } from "./status/status";
import { terminalLinksFeature } from "./terminalLinks/terminalLinks";
import { timesFeature } from "./times/times";
import { usedApisFeature } from "./usedApis/usedApis";
import { walkthroughFeature } from "./walkthrough/walkthrough";

/** All of them; a new one is a folder here and a line. */
export const clientFeatures: readonly ClientFeature[] = [
  navigationFeature,
  constructsFeature,
  addToCatalogFeature,
  catalogCommandsFeature,
  catalogsViewFeature,
  codePageFeature,
  searchCodesFeature,
  codeCommandsFeature,
  coverageFeature,
  explainResponseFeature,
  knownHereFeature,
  statusFeature,
  timesFeature,
  cursorLinesFeature,
  terminalLinksFeature,
  usedApisFeature,
  walkthroughFeature,
];
