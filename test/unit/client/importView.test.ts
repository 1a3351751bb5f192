import assert from "node:assert/strict";
import {
  describeCode,
  familiesOf,
  type ImportDecision,
  takeFamilies,
  viewImport,
} from "../../../client/src/common/features/catalogCommands/importView";
import { isCatalogPlace } from "../../../client/src/common/features/catalogCommands/names";
import { idOf, nameOf, suggestId } from "../../../shared/src/apiNames";
import type { PlannedCode } from "../../../shared/src/protocol";

const planned = (code: string, state: PlannedCode["state"], family?: string): PlannedCode => ({
  code,
  state,
  summary: `Is ${code}.`,
  ...(family === undefined ? {} : { family }),
  ...(state === "changed" ? { fields: ["summary", "httpStatus"] } : {}),
});
const plan = {
  text: "{}",
  codes: [
    planned("NEST_FULL", "new", "NEST_"),
    planned("NEST_GONE", "changed", "NEST_"),
    planned("NEST_WET", "same", "NEST_"),
    planned("ODD", "new"),
    planned("OLD", "gone"),
  ],
  statuses: [planned("404", "new")],
};
const decision: ImportDecision = {
  plan,
  take: undefined,
  gone: "keep",
  target: ".errdex/acme.errdex.json",
  present: "{ }",
  id: "acme",
  name: "Acme",
  forms: ["markdown"],
  isFormChosen: false,
  skipped: 2,
};
const linesOf = (changes: Partial<ImportDecision>): readonly string[] =>
  viewImport({ ...decision, ...changes }).map(({ step, label, description }) =>
    [step, label, ...(description === "" ? [] : [description])].join(" | "),
  );

describe("viewImport", () => {
  it("says what would be written, and what can be changed", () => {
    assert.deepEqual(linesOf({}), [
      "write | Write to .errdex/acme.errdex.json | 3 new, 1 changed",
      "codes | Choose Codes… | 4 of 4",
      "families | Choose Families… | NEST_, Other codes, HTTP statuses",
      "gone | Codes That Are Not in the Source… | kept · OLD",
      "skipped | Show What Was Skipped… | 2",
      "target | Save To… | .errdex/acme.errdex.json",
      "name | Change Id and Name… | acme · Acme",
      "form | Read As… | markdown, recognised",
    ]);
  });

  it("counts what is chosen alone", () => {
    const lines = linesOf({ take: new Set(["NEST_GONE"]), isFormChosen: true, gone: "remove", skipped: 0 });
    assert.deepEqual(
      lines.filter((line) => /^(?:write|codes|gone|skipped|form)/.test(line)),
      [
        "write | Write to .errdex/acme.errdex.json | 1 changed",
        "codes | Choose Codes… | 1 of 4",
        "gone | Codes That Are Not in the Source… | taken out · OLD",
        "form | Read As… | markdown",
      ],
    );
  });

  it("writes nothing where nothing would change", () => {
    const same = { ...plan, codes: [planned("NEST_WET", "same")], statuses: [] };
    assert.deepEqual(linesOf({ plan: same, present: "{}" }).slice(0, 1), [
      "write | Nothing to write: .errdex/acme.errdex.json has all of this",
    ]);
    assert.deepEqual(linesOf({ take: new Set(), present: undefined }).slice(0, 1), [
      "write | Nothing to write: no code is chosen",
    ]);
  });

  it("writes a single code to a file that is not there yet, but not none", () => {
    const codes = [planned("NEST_FULL", "new", "NEST_")];
    const alone = { plan: { text: "{}", codes, statuses: [] }, present: undefined };
    assert.equal(linesOf(alone)[0], "write | Write to .errdex/acme.errdex.json | 1 new");
    assert.match(linesOf({ ...alone, take: new Set() })[0] ?? "", /^write \| Nothing to write: no code is chosen/);
  });

  it("still writes where codes that are gone are taken out, and nothing else", () => {
    const gone = { ...plan, codes: [planned("OLD", "gone")], statuses: [] };
    assert.equal(linesOf({ plan: gone, gone: "remove" })[0], "write | Write to .errdex/acme.errdex.json");
  });
});

describe("families of an import", () => {
  it("hold what can be taken", () => {
    assert.deepEqual(
      familiesOf(plan).map(({ title, codes }) => [title, codes.map(({ code }) => code).join()]),
      [
        ["NEST_", "NEST_FULL,NEST_GONE"],
        ["Other codes", "ODD"],
        ["HTTP statuses", "404"],
      ],
    );
  });

  it("keep what was chosen within them", () => {
    const take = new Set(["NEST_FULL", "404"]);
    assert.deepEqual([...takeFamilies({ plan, take }, ["NEST_", "Other codes"])], ["NEST_FULL", "ODD"]);
  });

  it("describe each code", () => {
    assert.deepEqual(plan.codes.slice(0, 2).map(describeCode), [
      "new · Is NEST_FULL.",
      "changed: summary, httpStatus · Is NEST_GONE.",
    ]);
  });
});

describe("names of catalogs", () => {
  it("are made of what there is", () => {
    const titles = ["errors.md", "Acme Errors (v2).html", "acme.errdex.json", "Zahlung für Ödön.csv", "--.md", "a.b"];
    assert.deepEqual(titles.map(idOf), ["errors", "acme", "acme", "zahlung-fur-odon", "", "a"]);
    assert.deepEqual(["acme", "acme-pay"].map(nameOf), ["Acme", "Acme Pay"]);
  });

  it("give the id: that of the catalog that is called so, or one of their own", () => {
    const catalogs = [{ id: "acme", name: "Acme Pay" }];
    const names = ["Acme Pay", "acme pay", "Acme.io Pay", "Ödön & Söhne", "支付"];
    assert.deepEqual(
      names.map((name) => suggestId(name, catalogs)),
      ["acme", "acme", "acme-io-pay", "odon-sohne", ""],
    );
  });

  it("tell the places in which Errdex looks for catalogs", () => {
    const paths = ["/w/acme.errdex.json", "/w/.errdex/a/acme.yaml", "/w/acme.json", "/w/.errdex/acme.md"];
    assert.deepEqual(paths.map(isCatalogPlace), [true, true, false, false]);
  });
});
