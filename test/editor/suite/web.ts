/** The suite for the extension host in a worker: what VS Code for the Web runs. The order of the imports matters. */

import { runMocha } from "./runMocha";
import "./hover.test";
import "./completion.test";
import "./problems.test";
import "./sample.test";
import "./notebook.test";
import "./workspace.test";
import "./actions.test";
import "./catalogs.test";
import "./navigation.test";
import "./catalogCommands.test";
import "./views.test";
import "./reports.test";
import "./display.test";

/** What VS Code calls. */
export const run = runMocha;
