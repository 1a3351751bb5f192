import assert from "node:assert/strict";
import type { CatalogFile } from "../../../shared/src/catalog";
import { noSummary } from "../../../server/src/catalogs/importers/buildCatalog";
import { chooseCodes, type GoneChoice, mergeCatalogs } from "../../../server/src/catalogs/mergeCatalogs";

const page = (codes: CatalogFile["codes"], rest: Partial<CatalogFile> = {}): CatalogFile => ({
  errdexCatalog: 1,
  id: "acme",
  name: "Acme",
  codes,
  ...rest,
});

/** Codes and statuses with their states: `NEST_FULL changed: summary`. */
function statesOf(present: unknown, source: CatalogFile): readonly string[] {
  const { codes, statuses } = mergeCatalogs(present, source);
  return [...codes, ...statuses].map(({ code, state, fields, renamedTo }) =>
    [
      `${code} ${state}`,
      ...(fields.length === 0 ? [] : [fields.join()]),
      ...(renamedTo === undefined ? [] : [renamedTo]),
    ].join(": "),
  );
}

/** The changes as `codes/NEST_FULL/summary` and the value. */
function changesOf(
  present: unknown,
  source: CatalogFile,
  gone: GoneChoice = "keep",
  take?: readonly string[],
): Readonly<Record<string, unknown>> {
  const changes = mergeCatalogs(present, source).changes({ take: take && new Set(take), gone });
  return Object.fromEntries(changes.map(({ path, value }) => [path.join("/"), value]));
}

const present = page(
  {
    NEST_FULL: {
      summary: "The nest is full.",
      aliases: ["FULL"],
      category: "limit",
      guidance: { retry: "never", action: "Build another." },
    },
    NEST_GONE: "It fell.",
    NEST_LOST: { summary: "Nobody knows where it is." },
  },
  { families: { NEST_: { title: "Our nests" } } },
);

describe("mergeCatalogs", () => {
  it("tells new, changed, same and gone codes apart", () => {
    const source = page(
      { NEST_FULL: { summary: "There is no room." }, NEST_GONE: { summary: "It fell." }, NEST_WET: "It rained." },
      { statuses: { "404": { summary: "No such nest." } } },
    );
    assert.deepEqual(statesOf(present, source), [
      "NEST_FULL changed: summary",
      "NEST_GONE same",
      "NEST_WET new",
      "NEST_LOST gone",
      "404 new",
    ]);
    assert.deepEqual(changesOf(present, source), {
      "codes/NEST_FULL/summary": "There is no room.",
      "codes/NEST_WET": { summary: "It rained." },
      "statuses/404": { summary: "No such nest." },
    });
  });

  it("keeps what people wrote, and what the source is silent on", () => {
    const source = page({
      NEST_FULL: {
        summary: noSummary,
        httpStatus: [409],
        aliases: ["FULL_NEST"],
        guidance: { retry: "backoff", audience: "developer" },
      },
      NEST_GONE: "It fell.",
      NEST_LOST: "Nobody knows where it is.",
    });
    assert.deepEqual(changesOf(present, source), {
      "codes/NEST_FULL/httpStatus": [409],
      "codes/NEST_FULL/aliases": ["FULL", "FULL_NEST"],
      "codes/NEST_FULL/guidance": { retry: "never", audience: "developer", action: "Build another." },
    });
  });

  it("makes an object of a short entry only where it must", () => {
    assert.deepEqual(changesOf(page({ A_B: "Old." }), page({ A_B: { summary: "New." } })), { "codes/A_B": "New." });
    assert.deepEqual(changesOf(page({ A_B: "Old." }), page({ A_B: { summary: "Old.", httpStatus: [400] } })), {
      "codes/A_B": { summary: "Old.", httpStatus: [400] },
    });
  });

  it("marks gone codes as deprecated or takes them out, where it is asked to", () => {
    const source = page({ NEST_FULL: "The nest is full.", NEST_FELL: "It fell." });
    const before = page({
      NEST_FULL: "The nest is full.",
      NEST_GONE: "It fell.",
      TREE_CUT: { summary: "Somebody cut it." },
    });
    assert.deepEqual(statesOf(before, source), [
      "NEST_FULL same",
      "NEST_FELL new",
      "NEST_GONE gone: NEST_FELL",
      "TREE_CUT gone",
    ]);
    const added = { "codes/NEST_FELL": { summary: "It fell." } };
    assert.deepEqual(changesOf(before, source), added);
    assert.deepEqual(changesOf(before, source, "deprecate"), {
      ...added,
      "codes/NEST_GONE": { summary: "It fell.", deprecated: { replacedBy: "NEST_FELL" } },
      "codes/TREE_CUT/deprecated": {},
    });
    assert.deepEqual(changesOf(before, source, "remove"), {
      ...added,
      "codes/NEST_GONE": undefined,
      "codes/TREE_CUT": undefined,
    });
  });

  it("takes no code for another's new name because neither is described", () => {
    const bare = { summary: noSummary };
    assert.deepEqual(statesOf(page({ NEST_FULL: bare }), page({ NEST_CUT_DOWN: bare })), [
      "NEST_CUT_DOWN new",
      "NEST_FULL gone",
    ]);
    const both = { summary: "The nest is gone." };
    assert.deepEqual(statesOf(page({ NEST_LOST: both, NEST_FALLEN: both }), page({ NEST_CUT_DOWN: both })), [
      "NEST_CUT_DOWN new",
      "NEST_LOST gone",
      "NEST_FALLEN gone",
    ]);
  });

  it("leaves alone what is deprecated already, with what people wrote of it", () => {
    const before = page({ A_B: { summary: "Old.", deprecated: { since: "2020" } }, A_C: "Other." });
    assert.deepEqual(changesOf(before, page({ A_C: "Other." }), "deprecate"), {});
    assert.deepEqual(
      changesOf(before, page({ A_B: { summary: "Old.", deprecated: { replacedBy: "A_C" } }, A_C: "Other." })),
      {
        "codes/A_B/deprecated": { since: "2020", replacedBy: "A_C" },
      },
    );
  });

  it("puts a code into the family with the longest prefix", () => {
    const families = { NEST_: { title: "Nest" }, NEST_BIG_: { title: "Big nest" }, NEST_B: { title: "B" } };
    const { codes } = mergeCatalogs(
      undefined,
      page({ NEST_BIG_FULL: "Full.", NEST_OLD: "Old.", X: "X." }, { families }),
    );
    assert.deepEqual(
      codes.map(({ family }) => family),
      ["NEST_BIG_", "NEST_", undefined],
    );
  });

  it("takes in what is chosen, with the families and the envelope that the file lacks", () => {
    const source = page(
      { NEST_FULL: "There is no room.", TREE_CUT: "Somebody cut it.", TREE_OLD: "It is old." },
      {
        envelope: { codeFields: ["code"] },
        families: { NEST_: { title: "Nest" }, TREE_: { title: "Tree" } },
        docs: "https://acme.example/errors",
      },
    );
    const head = { docs: "https://acme.example/errors", envelope: { codeFields: ["code"] } };
    assert.deepEqual(changesOf(present, source, "keep", ["TREE_CUT"]), {
      "codes/TREE_CUT": { summary: "Somebody cut it." },
      ...head,
      "families/TREE_": { title: "Tree" },
    });
    assert.deepEqual(changesOf(present, source, "keep", ["NEST_FULL"]), {
      "codes/NEST_FULL/summary": "There is no room.",
      ...head,
    });
    assert.deepEqual(chooseCodes(source, new Set(["TREE_CUT"])), {
      ...source,
      families: { TREE_: { title: "Tree" } },
      codes: { TREE_CUT: "Somebody cut it." },
    });
  });
});
