/** Ids of the commands. `package.json` repeats them; a unit test holds the two equal. */
export const commandIds = {
  searchCodes: "errdex.searchCodes",
  explainCodeAtCursor: "errdex.explainCodeAtCursor",
  explainCode: "errdex.explainCode",
  explainResponse: "errdex.explainResponse",
  findUses: "errdex.findUses",
  openEntry: "errdex.openEntry",
  openDocs: "errdex.openDocs",
  copyCode: "errdex.copyCode",
  insertCode: "errdex.insertCode",
  addMissingCodes: "errdex.addMissingCodes",
  bindConstruct: "errdex.bindConstruct",
  addToCatalog: "errdex.addToCatalog",
  newCatalog: "errdex.newCatalog",
  openCatalog: "errdex.openCatalog",
  openConfig: "errdex.openConfig",
  importCatalog: "errdex.importCatalog",
  diffCatalogs: "errdex.diffCatalogs",
  exportCatalog: "errdex.exportCatalog",
  showCatalogs: "errdex.catalogs.show",
  filterCatalogs: "errdex.catalogs.filter",
  clearCatalogsFilter: "errdex.catalogs.clearFilter",
  refreshCatalogs: "errdex.catalogs.refresh",
  pageBack: "errdex.page.back",
  pageForward: "errdex.page.forward",
  showCoverage: "errdex.showCoverage",
  exportCoverage: "errdex.exportCoverage",
  openWalkthrough: "errdex.openWalkthrough",
  openExample: "errdex.openExample",
  showStatus: "errdex.showStatus",
  showKnownHere: "errdex.showKnownHere",
  showTimes: "errdex.showTimes",
  showLog: "errdex.showLog",
  restartServer: "errdex.restartServer",
} as const;

/** Of commands that only our own views call, with arguments of theirs. They are in no menu. */
export const innerCommandIds = {
  openPlace: "errdex.openPlace",
  showMore: "errdex.catalogs.showMore",
  revealCatalog: "errdex.catalogs.reveal",
} as const;

/** Key of the context in which the command palette offers the commands: `when` clauses of `package.json` name it. */
export const activeContext = "errdex.active";
