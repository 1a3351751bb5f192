/**
 * Everything that passes between an Errdex client and the Errdex server beyond the Language Server Protocol, one file
 * for each subject. Method names stand here and nowhere else.
 */
export * from "./addToCatalog";
export * from "./catalogFiles";
export * from "./catalogs";
export * from "./catalogTree";
export * from "./codes";
export * from "./constructs";
export * from "./coverage";
export * from "./cursors";
export * from "./explainResponse";
export * from "./files";
export * from "./grammars";
export * from "./initialization";
export * from "./knownHere";
export * from "./navigation";
export * from "./positions";
export * from "./times";
export * from "./uses";
