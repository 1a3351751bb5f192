/** Ids of the commands. `package.json` repeats them; a unit test holds the two equal. */
export const commandIds = {
  addMissingCodes: "errdex.addMissingCodes",
  bindConstruct: "errdex.bindConstruct",
  findUses: "errdex.findUses",
  openEntry: "errdex.openEntry",
  restartServer: "errdex.restartServer",
  showLog: "errdex.showLog",
  importCatalog: "errdex.importCatalog",
  newCatalog: "errdex.newCatalog",
  diffCatalogs: "errdex.diffCatalogs",
  exportCatalog: "errdex.exportCatalog",
} as const;

/** Key of the context in which the command palette offers the commands: `when` clauses of `package.json` name it. */
export const activeContext = "errdex.active";
