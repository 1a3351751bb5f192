#!/usr/bin/env node
import { launchServer } from "./launchServer";

// The command `errdex-language-server`, for editors that start the server by its name.
void launchServer(process.argv.slice(2));
