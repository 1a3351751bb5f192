import { writeActionResults } from "./actions";

await writeActionResults();
