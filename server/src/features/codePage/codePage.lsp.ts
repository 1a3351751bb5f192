import {
  type CodePage,
  type CodePageParams,
  codePageRequest,
  type DescribeCodeParams,
  describeCodeRequest,
  type DescribeCodeResult,
} from "../../../../shared/src/protocol";
import type { Feature } from "../../lsp/session";
import { codesOf } from "../projectCodes.lsp";
import { describeCode, readCodePage } from "./codePage";

/** `errdex/codePage`, `errdex/describeCode`. */
export const codePageFeature: Feature = {
  register: (session) => {
    const { connection, handleRequest } = session;
    const { uses } = session.project;
    connection.onRequest(
      codePageRequest,
      handleRequest(
        { method: codePageRequest, empty: null },
        async ({ catalog, code, whenRead }: CodePageParams): Promise<CodePage | null> => {
          const known = codesOf(session);
          const codes = await (whenRead ? known.readWhole() : known.read());
          return readCodePage({ catalog, code }, { codes, uses, isRead: known.isRead() }) ?? null;
        },
      ),
    );
    connection.onRequest(
      describeCodeRequest,
      handleRequest(
        { method: describeCodeRequest, empty: null },
        async (name: DescribeCodeParams): Promise<DescribeCodeResult | null> => {
          const markdown = describeCode(await codesOf(session).read(), name);
          return markdown === undefined ? null : { markdown };
        },
      ),
    );
    return {};
  },
};
