import {
  addCodesRequest,
  type AddCodesParams,
  bindChoicesRequest,
  type BindChoicesResult,
  bindConstructRequest,
  type BindConstructParams,
  type ConstructParams,
  type DocumentEdit,
  missingCodesRequest,
  type MissingCodesResult,
} from "../../../../shared/src/protocol";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { toRange } from "../../lsp/convert";
import type { DocumentRequest } from "../../lsp/handle";
import type { Feature } from "../../lsp/session";
import type { Analysis } from "../../service";
import type { Span } from "../../util/span";
import type { TextChange } from "./action";
import { addCodes, type Extensible, findExtensible, isForUsers } from "./addMissing";
import { bindGroupTo, findGroup } from "./bind";
import { rangeAfter } from "./showNext.lsp";

/** What the client's commands ask about a construct: what it leaves out, what it may be bound to. */
export const constructRequestsFeature: Feature = {
  register: ({ connection, service, handle }) => {
    const read = async ({ document, params, settings }: DocumentRequest<ConstructParams>) => {
      const analysis = await service.analyze(document, settings);
      const offset = document.offsetAt(params.position);
      return { analysis, text: document.getText(), span: { start: offset, end: offset } };
    };
    connection.onRequest(
      missingCodesRequest,
      handle<ConstructParams, MissingCodesResult | null>(
        { method: missingCodesRequest, empty: null },
        async (asked) => {
          const found = findExtensible(await read(asked));
          return found === undefined ? null : toResult(found);
        },
      ),
    );
    connection.onRequest(
      addCodesRequest,
      handle<AddCodesParams, DocumentEdit | null>({ method: addCodesRequest, empty: null }, async (asked) => {
        const at = await read(asked);
        const found = findExtensible(at);
        const { codes } = asked.params;
        const added = found && codes.length > 0 ? addCodes(at, found, codes) : undefined;
        return toEdit(asked.document, added?.changes, added?.next);
      }),
    );
    connection.onRequest(
      bindChoicesRequest,
      handle<ConstructParams, BindChoicesResult | null>({ method: bindChoicesRequest, empty: null }, async (asked) => {
        const at = await read(asked);
        const group = findGroup(at) ?? findExtensible(at)?.group;
        const bound = group && at.analysis.bindingOf(group)?.catalog.id;
        const { catalogs } = service.indexFor(asked.document.uri);
        return group === undefined
          ? null
          : {
              catalogs: catalogs.map(({ id, name, entries }) => ({ id, name, entries: entries.size })),
              ...(bound === undefined ? {} : { bound }),
            };
      }),
    );
    connection.onRequest(
      bindConstructRequest,
      handle<BindConstructParams, DocumentEdit | null>({ method: bindConstructRequest, empty: null }, async (asked) => {
        const at = await read(asked);
        const group = findGroup(at) ?? findExtensible(at)?.group;
        const change = group && bindTo(at, group, asked.params.catalog);
        return toEdit(asked.document, change);
      }),
    );
    return {};
  },
};

function bindTo(
  at: { readonly analysis: Analysis; readonly text: string },
  group: Extensible["group"],
  catalog: string,
): readonly TextChange[] | undefined {
  // A comment that says something else of this very group is made to say this.
  const { stated } = group;
  const known =
    stated?.whole === true
      ? at.analysis.directives.find(({ kind, span }) => kind === "bind" && span.start === stated.reason.span?.start)
      : undefined;
  const names = known?.names ?? [];
  const [firstName, lastName] = [names[0], names[names.length - 1]];
  if (firstName !== undefined && lastName !== undefined) {
    return [{ start: firstName.span.start, end: lastName.span.end, newText: catalog }];
  }
  const change = bindGroupTo(group, catalog, at);
  return change && [change];
}

function toResult({ group, catalog, left }: Extensible): MissingCodesResult {
  const held = group.members.flatMap(({ entries }) => entries.filter((entry) => entry.catalog === catalog));
  const families = new Set(held.map(({ family }) => family));
  return {
    catalog: catalog.name,
    handled: new Set(held).size,
    codes: left.map((entry) => ({
      code: entry.code,
      summary: entry.summary,
      ...(entry.family === undefined ? {} : { family: entry.family.prefix }),
      isForUsers: isForUsers(entry),
      isOfFamilies: families.has(entry.family),
    })),
  };
}

/** @param next in the text after the changes. */
function toEdit(document: TextDocument, changes: readonly TextChange[] | undefined, next?: Span): DocumentEdit | null {
  if (changes === undefined) {
    return null;
  }
  return {
    version: document.version,
    edits: changes.map((change) => ({ range: toRange(document, change), newText: change.newText })),
    ...(next === undefined ? {} : { next: rangeAfter(document.getText(), changes, next) }),
  };
}
