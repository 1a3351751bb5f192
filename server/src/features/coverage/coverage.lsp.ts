import { type CoverageParams, coverageRequest, type CoverageResult } from "../../../../shared/src/protocol";
import type { Feature } from "../../lsp/session";
import { codesOf } from "../projectCodes.lsp";
import { writeCoverage } from "./coverage";

const nothing: CoverageResult = { html: "", style: "", styleHash: "" };

/** `errdex/coverage`. */
export const coverageFeature: Feature = {
  register: (session) => {
    const { connection, handleRequest } = session;
    const { uses } = session.project;
    connection.onRequest(
      coverageRequest,
      handleRequest(
        { method: coverageRequest, empty: nothing },
        async (params: CoverageParams): Promise<CoverageResult> => {
          const { catalogs } = await codesOf(session).readWhole();
          const { isComplete } = await uses.whenRead();
          return writeCoverage({ catalogs, uses, isComplete }, params);
        },
      ),
    );
    return {};
  },
};
