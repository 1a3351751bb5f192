/** Runs of each property, for each of its sources; `PROPERTY_RUNS=200 npm run test:property` looks for longer. */
export const propertyRuns = Number(process.env["PROPERTY_RUNS"] ?? 1);
