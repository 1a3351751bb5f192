/** Ids of the commands. `package.json` repeats them; a unit test holds the two equal. */
export const commandIds = {
  addMissingCodes: "errdex.addMissingCodes",
  addToCatalog: "errdex.addToCatalog",
  bindConstruct: "errdex.bindConstruct",
  findUses: "errdex.findUses",
  openEntry: "errdex.openEntry",
  restartServer: "errdex.restartServer",
  showKnownHere: "errdex.showKnownHere",
  showLog: "errdex.showLog",
  showStatus: "errdex.showStatus",
  showTimes: "errdex.showTimes",
  importCatalog: "errdex.importCatalog",
  newCatalog: "errdex.newCatalog",
  openCatalog: "errdex.openCatalog",
  openConfig: "errdex.openConfig",
  diffCatalogs: "errdex.diffCatalogs",
  exportCatalog: "errdex.exportCatalog",
  searchCodes: "errdex.searchCodes",
  explainCodeAtCursor: "errdex.explainCodeAtCursor",
  explainCode: "errdex.explainCode",
  openDocs: "errdex.openDocs",
  copyCode: "errdex.copyCode",
  insertCode: "errdex.insertCode",
  showCatalogs: "errdex.catalogs.show",
  filterCatalogs: "errdex.catalogs.filter",
  clearCatalogsFilter: "errdex.catalogs.clearFilter",
  refreshCatalogs: "errdex.catalogs.refresh",
  pageBack: "errdex.page.back",
  pageForward: "errdex.page.forward",
  showCoverage: "errdex.showCoverage",
  exportCoverage: "errdex.exportCoverage",
  explainResponse: "errdex.explainResponse",
  openWalkthrough: "errdex.openWalkthrough",
  openExample: "errdex.openExample",
} as const;

/** Of commands that only our own views call, with arguments of theirs. They are in no menu. */
export const innerCommandIds = {
  openPlace: "errdex.openPlace",
  showMore: "errdex.catalogs.showMore",
  revealCatalog: "errdex.catalogs.reveal",
} as const;

/** Key of the context in which the command palette offers the commands: `when` clauses of `package.json` name it. */
export const activeContext = "errdex.active";
