import assert from "node:assert/strict";
import { goTo, canMove, move, noHistory, shownName } from "../../../client/src/common/features/codePage/pageHistory";
import { renderCodePage, renderEmptyPage } from "../../../client/src/common/features/codePage/renderPage";
import { commandUri } from "../../../client/src/common/pages/pageParts";
import type { CodeItem, CodePage } from "../../../shared/src/protocol";
import { attribute, type Node, readPage, textOf, textsOf } from "../../support/htmlPage";

const options = { lang: "en", nonce: "abc" };

function item(code: string, rest: Partial<CodeItem> = {}): CodeItem {
  return {
    kind: "code",
    catalog: "acme",
    code,
    summary: `Means ${code}.`,
    isDeprecated: false,
    hasDocs: true,
    uses: 0,
    isHandled: false,
    isOfUsedCatalog: true,
    ...rest,
  };
}

const full: CodePage = {
  kind: "code",
  catalog: "acme",
  code: "CARD_LOST",
  catalogName: "Acme Pay",
  from: "acme.errdex.json",
  entry: {
    summary: "The card was lost.",
    detail: "Somebody said so.",
    category: "state",
    field: "card",
    format: "UUID",
    header: "acme-card",
    heading: "Cards",
    httpStatus: [402, 409],
    related: ["CARD_STOLEN", "ELSEWHERE"],
    aliases: ["LOST_CARD"],
    deprecated: { since: "2025", replacedBy: "CARD_GONE" },
    guidance: { audience: "end-user", retry: "never", action: "Ask for another card." },
  },
  docs: "https://acme.example/card",
  checked: "2026-11-21",
  family: { prefix: "CARD_", title: "Cards" },
  siblings: [item("CARD_STOLEN", { isHandled: true, uses: 1 }), item("CARD_OLD", { isDeprecated: true })],
  moreSiblings: 3,
  related: [item("CARD_STOLEN")],
  replacement: item("CARD_GONE"),
  example: '{\n  "code": "CARD_LOST"\n}',
  codeFields: ["code"],
  uses: [
    { uri: "file:///w/a%20b.ts", path: "a b.ts", places: [{ line: 2, start: 8, end: 17, role: "case" }] },
    { uri: "file:///w/c.ts", path: "c.ts", places: [{ line: 0, start: 1, end: 10, role: "argument" }] },
    { uri: "file:///w/d.ipynb", path: "d.ipynb", places: [{ cell: 2, line: 0, start: 1, end: 10, role: "key" }] },
  ],
  moreUses: 0,
  isHandled: true,
  isRead: true,
};

/** `command argument` of each link to a command, and other addresses as they are. */
function linksOf(nodes: readonly Node[]): readonly string[] {
  return nodes
    .filter(({ nodeName }) => nodeName === "a")
    .map((node) => {
      const address = attribute(node, "href") ?? "";
      const [command = "", query] = address.split("?");
      return query === undefined ? address : `${command} ${decodeURIComponent(query)}`;
    });
}

describe("the page of a code in the editor", () => {
  const nodes = readPage(renderCodePage(full, options));
  const body = nodes.find(({ nodeName }) => nodeName === "body") as Node;
  const text = textOf(body);

  it("has one heading, and one for each part", () => {
    assert.deepEqual(textsOf(nodes, "h1"), ["CARD_LOST"]);
    assert.deepEqual(textsOf(nodes, "h2"), [
      "Suggested handling · Errdex’s advice, not Acme Pay’s",
      "What it is about",
      "In an answer",
      "In this workspace",
      "More of CARD_",
    ]);
    assert.deepEqual(textsOf(nodes, "h3"), ["a b.ts", "c.ts", "d.ipynb"]);
  });

  it("names its landmarks for those who hear it", () => {
    const ids = new Set(nodes.flatMap((node) => attribute(node, "id") ?? []));
    const isStop = (node: Node): boolean => attribute(node, "tabindex") !== undefined;
    for (const node of nodes.filter((node) => node.nodeName === "section" || isStop(node))) {
      assert.ok(ids.has(attribute(node, "aria-labelledby") ?? ""), node.nodeName);
    }
    assert.equal(nodes.filter(isStop).length, 1);
    assert.equal(nodes.filter(({ nodeName }) => nodeName === "main").length, 1);
    assert.equal(attribute(nodes.find(({ nodeName }) => nodeName === "html") as Node, "lang"), "en");
  });

  it("says all that the catalog says", () => {
    for (const fact of [
      "Acme Pay › Cards",
      "The card was lost.",
      "Somebody said so.",
      "Deprecated since 2025. Use instead: CARD_GONE",
      "HTTP 402",
      "Field card",
      "Header acme-card",
      "Format UUID",
      "Listed under Cards",
      "Other spellings LOST_CARD",
      "Related CARD_STOLEN, ELSEWHERE",
      "Ask for another card.",
      "The end user",
      "No, it would fail again",
      "3 uses; it is handled.",
      "Cell 2, line 1",
      "Means CARD_OLD.",
      "3 more",
      "Catalog: Acme Pay (acme.errdex.json) · compared with its documentation on 2026-11-21",
    ]) {
      assert.ok(text.replace(/ (?=[.,])/g, "").includes(fact), `${fact} in ${text}`);
    }
  });

  it("links to the vendor's page, to other codes and to the places of uses", () => {
    const named = (code: string): string => JSON.stringify([{ catalog: "acme", code }]);
    assert.deepEqual(linksOf(nodes), [
      `command:errdex.explainCode ${named("CARD_GONE")}`,
      "https://acme.example/card",
      `command:errdex.copyCode ${named("CARD_LOST")}`,
      `command:errdex.insertCode ${named("CARD_LOST")}`,
      `command:errdex.findUses ${named("CARD_LOST")}`,
      `command:errdex.openEntry ${named("CARD_LOST")}`,
      `command:errdex.explainCode ${named("CARD_STOLEN")}`,
      `command:errdex.openPlace ${JSON.stringify([{ uri: "file:///w/a%20b.ts", line: 2, start: 8, end: 17 }])}`,
      `command:errdex.openPlace ${JSON.stringify([{ uri: "file:///w/c.ts", line: 0, start: 1, end: 10 }])}`,
      `command:errdex.openPlace ${JSON.stringify([{ uri: "file:///w/d.ipynb", line: 0, start: 1, end: 10, cell: 2 }])}`,
      `command:errdex.explainCode ${named("CARD_STOLEN")}`,
      `command:errdex.explainCode ${named("CARD_OLD")}`,
    ]);
  });

  it("marks the code in the example", () => {
    assert.deepEqual(textsOf(nodes, "mark"), ['"CARD_LOST"']);
  });

  it("leaves out what the catalog does not say", () => {
    const bare = readPage(
      renderCodePage(
        {
          ...full,
          entry: { summary: "Bare." },
          docs: undefined,
          checked: undefined,
          family: undefined,
          siblings: [],
          related: [],
          replacement: undefined,
          example: undefined,
          uses: [],
          isHandled: false,
        },
        options,
      ),
    );
    assert.deepEqual(textsOf(bare, "h2"), ["In this workspace"]);
    assert.match(
      textOf(bare.find(({ nodeName }) => nodeName === "main") as Node),
      /No file that was read has this code/,
    );
  });

  it("says so while the workspace is being read", () => {
    const early = renderCodePage({ ...full, uses: [], isRead: false }, options);
    assert.match(early, /The workspace is still being read\./);
  });

  it("speaks of an HTTP status as of one", () => {
    const status = readPage(
      renderCodePage({ ...full, kind: "status", code: "429", entry: { summary: "Slow down." } }, options),
    );
    assert.deepEqual(textsOf(status, "h1"), ["HTTP 429"]);
    assert.ok(textsOf(status, "h2").includes("Other HTTP statuses"));
  });

  it("says why there is nothing to say", () => {
    const empty = readPage(renderEmptyPage({ catalog: "acme", code: "GONE" }, "It is <gone>.", options));
    assert.deepEqual([textsOf(empty, "h1"), textsOf(empty, "p")], [["GONE"], ["It is <gone>."]]);
  });

  const hostile = `"'><script>alert(1)</script><img src=x onerror=alert(1)>&amp;\${x}</style>\u202e`;
  it("shows hostile text, and never obeys it", () => {
    const name = { catalog: hostile, code: hostile };
    const page = renderCodePage(
      {
        ...full,
        ...name,
        catalogName: hostile,
        from: hostile,
        checked: hostile,
        entry: {
          summary: hostile,
          detail: hostile,
          field: hostile,
          format: hostile,
          header: hostile,
          heading: hostile,
          aliases: [hostile],
          related: [hostile],
          deprecated: { since: hostile, replacedBy: hostile },
          guidance: { action: hostile },
        },
        family: { prefix: hostile, title: hostile },
        siblings: [item(hostile, { summary: hostile })],
        related: [item(hostile)],
        replacement: item(hostile),
        example: JSON.stringify({ code: hostile }),
        codeFields: [hostile],
        uses: [{ uri: hostile, path: hostile, places: [{ line: 0, start: 0, end: 1, role: hostile }] }],
      },
      options,
    );
    const elements = readPage(page);
    const names = new Set(elements.map(({ nodeName }) => nodeName));
    assert.deepEqual([names.has("img"), elements.filter(({ nodeName }) => nodeName === "script").length], [false, 1]);
    assert.equal(elements.filter(({ nodeName }) => nodeName === "style").length, 1);
    assert.equal(
      elements.some(({ attrs = [] }) => attrs.some((attr) => attr.name.startsWith("on"))),
      false,
    );
    assert.equal(page.includes("\u202e"), false);
    assert.equal(textsOf(elements, "h1")[0], hostile.replace("\u202e", "\ufffd"));
  });

  it("lets in nothing but its own style and script", () => {
    const metas = nodes.filter(({ nodeName }) => nodeName === "meta");
    const policy = metas.flatMap((meta) =>
      attribute(meta, "http-equiv") === undefined ? [] : attribute(meta, "content"),
    );
    assert.deepEqual(policy, [
      "default-src 'none'; style-src 'nonce-abc'; script-src 'nonce-abc'; base-uri 'none'; form-action 'none'",
    ]);
    assert.equal(
      nodes.some((node) => attribute(node, "style") !== undefined),
      false,
      "a style that the policy refuses",
    );
  });
});

describe("commandUri", () => {
  it("holds one argument as JSON", () => {
    assert.equal(commandUri("a.b", { c: 1 }), "command:a.b?%5B%7B%22c%22%3A1%7D%5D");
  });
});

describe("the history of pages", () => {
  const name = (code: string): { readonly catalog: string; readonly code: string } => ({ catalog: "acme", code });

  it("goes back and ahead", () => {
    const there = ["A", "B", "C"].map(name).reduce(goTo, noHistory);
    const back = move(move(there, -1), -1);
    assert.deepEqual([shownName(back)?.code, canMove(back, -1), canMove(back, 1)], ["A", false, true]);
    assert.equal(move(back, -1), back);
    assert.equal(shownName(move(back, 1))?.code, "B");
  });

  it("forgets what was ahead when another page is opened", () => {
    const there = goTo(move(["A", "B"].map(name).reduce(goTo, noHistory), -1), name("C"));
    assert.deepEqual(
      there.names.map(({ code }) => code),
      ["A", "C"],
    );
    assert.equal(canMove(there, 1), false);
  });

  it("does not hold the same page twice in a row", () => {
    assert.equal(["A", "A"].map(name).reduce(goTo, noHistory).names.length, 1);
  });
});
