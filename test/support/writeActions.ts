import { writeActionResults } from "./actions";

/** `npm run actions`: writes what each action makes of each fixture. A rejection ends the process with an error. */
void writeActionResults();
