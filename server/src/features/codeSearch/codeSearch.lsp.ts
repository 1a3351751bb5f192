import {
  type CodesAtParams,
  codesAtRequest,
  type EntryName,
  type KnownCodesParams,
  knownCodesRequest,
  type KnownCodesResult,
  type MeantCode,
  meantCodeRequest,
  type SearchCodesParams,
  searchCodesRequest,
  type SearchCodesResult,
} from "../../../../shared/src/protocol";
import { codesOfCatalog } from "../../catalogs/catalogCodes";
import type { Feature } from "../../lsp/session";
import { sortByLikelihood } from "../../occurrences/meant";
import { codesOf } from "../projectCodes.lsp";
import { searchCodes } from "./codeSearch";
import { findMeantCode } from "./meantCode";
import { findKnownCodes } from "./knownCodes";

const nothing: SearchCodesResult = { items: [], more: 0, isGuess: false };

/** `errdex/searchCodes`, `errdex/knownCodes`, `errdex/codesAt`, `errdex/meantCode`. */
export const codeSearchFeature: Feature = {
  register: (session) => {
    const { connection, service, handle, handleRequest } = session;
    connection.onRequest(
      searchCodesRequest,
      handleRequest({ method: searchCodesRequest, empty: nothing }, async (params: SearchCodesParams) => {
        const codes = await codesOf(session).read();
        return searchCodes(codes, params, (value, catalog) =>
          codesOfCatalog(catalog)
            .nearest(value)
            .map(({ entry }) => entry),
        );
      }),
    );
    const unknown: KnownCodesResult = {};
    connection.onRequest(
      knownCodesRequest,
      handleRequest({ method: knownCodesRequest, empty: unknown }, async (params: KnownCodesParams) =>
        findKnownCodes(await codesOf(session).read(), params),
      ),
    );
    const none: readonly EntryName[] = [];
    connection.onRequest(
      codesAtRequest,
      handle({ method: codesAtRequest, empty: none }, async ({ document, params, settings }) => {
        const { position } = params as CodesAtParams;
        const context = await service.contextAt(document, document.offsetAt(position), settings);
        return context === undefined
          ? none
          : sortByLikelihood(context).map(({ catalog, code }): EntryName => ({ catalog: catalog.id, code }));
      }),
    );
    connection.onRequest(
      meantCodeRequest,
      handle<CodesAtParams, MeantCode | null>(
        { method: meantCodeRequest, empty: null },
        async ({ document, params, settings }) =>
          findMeantCode(await service.analyze(document, settings), document.offsetAt(params.position)) ?? null,
      ),
    );
    return {};
  },
};
