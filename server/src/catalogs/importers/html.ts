import { readHtml } from "./htmlBlocks";
import { type Importer, isUntold } from "./importer";
import { isWebPage } from "./openapiServers";
import { readPage } from "./readPage";

/** A web page as a browser saves it: tables, definition lists, headings, `div`s with the role of a table. */
export const htmlImporter: Importer = {
  form: "html",
  recognizes: ({ path, text }) =>
    /\.x?html?$/i.test(path) ||
    (isUntold(path) &&
      /^\s*(?:<!--[^]*?-->\s*)*<(?:!doctype html|html|head|body|main|article|table|dl|h[1-6]|section|div)\b/i.test(
        text,
      )),
  read: ({ path, text }) => {
    const { address = "", ...page } = readHtml(text);
    return { ...readPage({ path, ...page }), docs: isWebPage(address) ? address : undefined };
  },
};
