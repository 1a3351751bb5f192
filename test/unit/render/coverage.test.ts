import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { type Document, type Element, isTag } from "domhandler";
import { DomUtils, parseDocument } from "htmlparser2";
import type { Catalog } from "../../../server/src/catalogs/model";
import { builtInCatalogs } from "../../../server/src/catalogs/builtIn";
import { readCatalog } from "../../../server/src/catalogs/readCatalog";
import {
  coverageStyle,
  coverageStyleHash,
  renderCoverageBody,
  renderCoverageHtml,
  renderCoverageJson,
  renderCoveragePretty,
  reportCoverage,
} from "../../../server/src/render/coverage";
import type { CoverageReport } from "../../../server/src/workspace/coverageReport";
import { type Files, indexFiles } from "../../support/workspaces";

const source =
  'fetch("https://api.ratio.me");\nif (code === "INVALID_OTP" || code === "MISSING_OTP") {}\nlog("INVALID_PHONE");\n';
const show = (uri: string): string => uri;

async function report(files: Files, catalogs: readonly Catalog[] = builtInCatalogs): Promise<CoverageReport> {
  const { index } = await indexFiles(files, catalogs);
  const uses = { files: index.files, factsOf: (uri: string) => index.factsOf(uri), showPath: show };
  return reportCoverage({ catalogs, uses, isComplete: true });
}

let sourceCovered: Promise<CoverageReport> | undefined;
let sourcePage: Promise<Document> | undefined;

/** Of the source, in `src/a.ts`; tests only look at it. */
const readCovered = (): Promise<CoverageReport> => (sourceCovered ??= report({ "src/a.ts": source }));
const readPage = (): Promise<Document> =>
  (sourcePage ??= readCovered().then((found) => parseDocument(renderCoverageHtml(found, show, "en"))));

function elements(document: Document, selector: (element: Element) => boolean): readonly Element[] {
  return DomUtils.findAll(selector, document.children);
}

function rowOf(document: Document, code: string): Element {
  const [row] = elements(
    document,
    (element) => element.name === "tr" && DomUtils.textContent(element.children.find(isTag) ?? []).trim() === code,
  );
  assert.ok(row, code);
  return row;
}

function isInFoot({ parent }: Element): boolean {
  return (parent as Element | null)?.name === "tfoot";
}

const words = (element: Element): string => DomUtils.textContent(element).replace(/\s+/g, " ").trim();

describe("the coverage page", () => {
  it("lets in its own style and nothing else", async () => {
    assert.equal(createHash("sha256").update(coverageStyle).digest("base64"), coverageStyleHash);
    const page = renderCoverageHtml(await readCovered(), show, "en");
    const policy = `default-src 'none'; style-src 'sha256-${coverageStyleHash}'; base-uri 'none'; form-action 'none'`;
    assert.ok(page.includes(`<meta http-equiv="Content-Security-Policy" content="${policy}">`));
    const document = parseDocument(page);
    assert.deepEqual(
      elements(
        document,
        ({ name, attribs }) =>
          ["script", "link", "img", "iframe", "object", "base", "form"].includes(name) ||
          Object.keys(attribs).some((attribute) => attribute === "style" || attribute.startsWith("on")),
      ),
      [],
    );
    assert.deepEqual(
      elements(document, ({ name }) => name === "style").map((style) => DomUtils.textContent(style)),
      [coverageStyle],
    );
  });

  it("tells of each code, what it means and where it stands", async () => {
    const document = await readPage();
    assert.equal(
      words(rowOf(document, "INVALID_OTP")),
      "INVALID_OTP ✓handled The one-time password in otp is not an acceptable string. users can act src/a.ts:2 comparison",
    );
    assert.match(words(rowOf(document, "INVALID_PHONE")), /·only mentioned .* src\/a\.ts:3 argument$/);
    assert.match(words(rowOf(document, "INVALID_AGE")), /✗not handled/);
    const codes = elements(document, ({ name, attribs }) => name === "tr" && "data-state" in attribs);
    assert.equal(
      codes.length,
      builtInCatalogs.reduce((sum, { entries }) => sum + entries.size, 0),
    );
  });

  it("says which places are of another API", async () => {
    const others = "switch (e.code) { case 'card_declined': case 'expired_card': case 'INVALID_OTP': }";
    const document = parseDocument(renderCoverageHtml(await report({ "src/a.ts": others }), show, "en"));
    assert.match(words(rowOf(document, "INVALID_OTP")), /·only mentioned .* src\/a\.ts:1 case · of another API$/);
  });

  it("opens the catalogs that the project uses, and folds the others", async () => {
    const document = await readPage();
    assert.deepEqual(
      elements(document, ({ attribs }) => attribs["class"] === "catalog").map((catalog) => [
        words(DomUtils.findOne(({ name }) => name === "h2", catalog.children) as Element),
        "open" in catalog.attribs,
      ]),
      [
        ["Ratio", true],
        ["Sphere", false],
      ],
    );
  });

  it("draws bars whose parts add up, with the figures in a table", async () => {
    const document = await readPage();
    const bars = elements(document, ({ attribs }) => attribs["class"] === "bar");
    assert.ok(bars.length > 20);
    for (const bar of bars) {
      assert.equal(bar.attribs["aria-hidden"], "true");
      let from = 0;
      for (const { attribs } of bar.children.filter(isTag)) {
        assert.ok(Math.abs(Number.parseFloat(attribs["x"] ?? "") - from) < 0.02);
        from += Number.parseFloat(attribs["width"] ?? "");
      }
      assert.ok(from > 0 && from < 100.05, String(from));
    }
    const sums = elements(document, ({ name, parent }) => name === "td" && isInFoot(parent as Element)).map(words);
    assert.deepEqual(sums, ["159", "2", "54", "103", "85", "0", "28", "57"]);
  });

  it("has links where somebody runs their commands, and none in a file", async () => {
    const covered = await readCovered();
    const commands = { openPlace: "x.open", explainCode: "x.explain" };
    const live = parseDocument(renderCoverageBody(covered, { showPath: show, commands }));
    const calls = elements(live, ({ name }) => name === "a").map((link) => {
      const [, command = "", argument = ""] = /^command:([\w.]+)\?(.+)$/.exec(link.attribs["href"] ?? "") ?? [];
      return `${words(link)} → ${command} ${decodeURIComponent(argument)}`;
    });
    assert.ok(calls.includes('src/a.ts:2 → x.open [{"uri":"src/a.ts","line":1,"start":14,"end":25}]'));
    assert.ok(calls.includes('INVALID_OTP → x.explain [{"catalog":"ratio","code":"INVALID_OTP"}]'));
    const file = await readPage();
    assert.deepEqual(
      elements(file, ({ name }) => name === "a"),
      [],
    );
  });

  it("labels its controls, and names each once", async () => {
    const document = await readPage();
    for (const input of elements(document, ({ name }) => name === "input")) {
      assert.equal((input.parent as Element).name, "label");
      assert.notEqual(words(input.parent as Element), "");
    }
    const ids = elements(document, ({ attribs }) => "id" in attribs).map(({ attribs }) => attribs["id"]);
    assert.equal(new Set(ids).size, ids.length);
    for (const table of elements(document, ({ name }) => name === "table")) {
      assert.ok(DomUtils.findAll(({ name }) => name === "th", table.children).length > 3);
    }
  });

  it("shows text of catalogs and paths, and never obeys it", async () => {
    const hostile = `</style></table><script>alert(1)</script><img src=x onerror="alert(1)">'"\`&amp;\u202e`;
    const { catalog } = readCatalog(
      {
        errdexCatalog: 1,
        id: "evil",
        name: hostile,
        evidence: { hosts: ["api.evil.example"] },
        families: { "<b>": { title: hostile } },
        codes: {
          [`<b>"x" onclick="y`]: { summary: hostile, guidance: { audience: "end-user", action: hostile } },
          EVIL: hostile,
        },
      },
      "test",
    );
    assert.ok(catalog);
    const path = `src/"><svg onload=alert(1)>.ts`;
    const covered = await report({ [path]: 'fetch("https://api.evil.example");\nlog("EVIL");\n' }, [catalog]);
    for (const options of [{}, { commands: { openPlace: "x.open", explainCode: "x.explain" } }]) {
      const document = parseDocument(renderCoverageBody(covered, { showPath: show, ...options }));
      assert.deepEqual(
        elements(document, ({ name, attribs }) =>
          ["script", "img", "b"].includes(name)
            ? !(name === "b" && Object.keys(attribs).length === 0)
            : Object.keys(attribs).some((attribute) => attribute.startsWith("on")),
        ).map(({ name }) => name),
        [],
      );
      assert.equal(
        words(elements(document, ({ name }) => name === "h2")[0] as Element),
        hostile.replace("\u202e", "\uFFFD"),
      );
      assert.ok(DomUtils.textContent(document).includes(`${path}:2`));
    }
  });

  const notes: Readonly<Record<string, readonly [report: CoverageReport | Promise<CoverageReport>, note: RegExp]>> = {
    "there is no catalog": [report({}, []), /There is no catalog/],
    "no file says anything": [report({ "a.ts": "run();" }), /No file here holds a code/],
    "nothing shows an API": [report({ "a.ts": "if (c === 'INVALID_OTP') {}" }), /No file shows that this project/],
    "files were not read": [{ files: 1, isComplete: false, catalogs: [] }, /There is no catalog/],
  };
  for (const [name, [covered, note]] of Object.entries(notes)) {
    it(`says so where ${name}`, async () => {
      const document = parseDocument(renderCoverageHtml(await covered, show, "en"));
      const texts = elements(document, ({ attribs }) => attribs["class"] === "note").map(words);
      assert.equal(texts.length, 1);
      assert.match(texts[0] ?? "", note);
    });
  }
});

describe("the coverage report for a terminal", () => {
  it("has a bar for each family, and names what is worth handling first", async () => {
    const text = renderCoveragePretty(await readCovered(), { colors: false, width: 80 });
    assert.match(text, /^Ratio \(ratio\): 2 of 159 codes handled; 2 of 56 that users can act on\n/);
    assert.match(text, /\n {2}INVALID_ {12}█▒{4}░{9} {4}1 of {2}75 {2}22 left that users can act on\n/);
    assert.match(text, /\n {2}Worth handling first\n {4}INVALID_PHONE {2}/);
    assert.match(text, /\nSphere \(sphere\): no sign that this project uses it; 0 of 85 codes handled\n$/);
    assert.deepEqual(
      text.split("\n").filter((line) => line.length > 80),
      [],
    );
  });

  it("leaves notes out that would not fit, and those alone", async () => {
    const linesAt = async (width: number): Promise<readonly string[]> =>
      renderCoveragePretty(await readCovered(), { colors: false, width })
        .split("\n")
        .filter((line) => line.includes(" left that users can act on"));
    const all = await linesAt(200);
    const longest = Math.max(...all.map((line) => line.length));
    assert.deepEqual(await linesAt(longest), all);
    assert.deepEqual(
      await linesAt(longest - 1),
      all.filter((line) => line.length < longest),
    );
  });

  it("is data for scripts, too", async () => {
    const text = renderCoverageJson(await readCovered(), show);
    const { version, complete, catalogs } = JSON.parse(text) as {
      version: number;
      complete: boolean;
      catalogs: {
        id: string;
        total: number;
        handled: number;
        endUser: object;
        signs: object[];
        families: { prefix: string; codes: { code: string }[] }[];
      }[];
    };
    assert.deepEqual([version, complete, catalogs.map(({ id }) => id)], [1, true, ["ratio", "sphere"]]);
    assert.deepEqual(catalogs[0]?.signs, [
      {
        text: "api.ratio.me in src/a.ts is Ratio's host",
        file: "src/a.ts",
        range: { start: { line: 0, character: 15 }, end: { line: 0, character: 27 } },
      },
    ]);
    const code = catalogs[0].families.flatMap(({ codes }) => codes).find((found) => found.code === "INVALID_OTP");
    assert.deepEqual(code, {
      code: "INVALID_OTP",
      state: "handled",
      concern: "user",
      deprecated: false,
      places: [
        {
          file: "src/a.ts",
          range: { start: { line: 1, character: 14 }, end: { line: 1, character: 25 } },
          role: "comparison",
          handles: true,
        },
      ],
    });
  });
});
