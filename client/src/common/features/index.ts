import { catalogCommandsFeature } from "./catalogCommands/catalogCommandsFeature";
import type { ClientFeature } from "./clientFeature";
import { constructsFeature } from "./constructs/constructs";
import { navigationFeature } from "./navigation/navigation";

/** All of them; a new one is a folder here and a line. */
export const clientFeatures: readonly ClientFeature[] = [navigationFeature, catalogCommandsFeature, constructsFeature];
