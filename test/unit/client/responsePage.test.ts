import assert from "node:assert/strict";
import { renderResponsePage } from "../../../client/src/common/features/explainResponse/responsePage";
import { commandUri } from "../../../client/src/common/pages/pageParts";
import type { AnsweredEntry, ExplainResponseResult } from "../../../shared/src/protocol";
import { attribute, type Node, readPage, textOf, textsOf } from "../../support/htmlPage";

function entryOf(code: string, rest: Partial<AnsweredEntry> = {}): AnsweredEntry {
  return {
    catalog: "acme",
    code,
    catalogName: "Acme Pay",
    family: "Cards",
    entry: { summary: `Means ${code}.`, guidance: { audience: "end-user", retry: "never", action: `Mend ${code}.` } },
    isDeprecated: false,
    docs: "https://acme.example/card",
    ...rest,
  };
}

const full: ExplainResponseResult = {
  apis: [
    { name: "Acme Pay", reasons: ["api.acme.example is its host", "CARD_LOST is a code of Acme Pay"] },
    { name: "Birds", reasons: ["BIRD is a code of Birds"] },
  ],
  message: "No <b>card</b>",
  codes: [
    { value: "CARD_LOST", field: "code", entries: [entryOf("CARD_LOST")], near: [] },
    { value: "CARD_OLD", field: undefined, entries: [entryOf("CARD_OLD", { isDeprecated: true })], near: [] },
    { value: "CARD_SOTLEN", field: "code", entries: [], near: [entryOf("CARD_STOLEN")] },
    { value: "CARD_X", field: undefined, entries: [], near: [entryOf("CARD_A"), entryOf("CARD_B")] },
  ],
  statuses: [
    { status: "402", known: [entryOf("402", { family: undefined, entry: { summary: "Pay first." } })] },
    { status: "500", known: [] },
  ],
};

function read(answer: ExplainResponseResult): readonly Node[] {
  return readPage(renderResponsePage(answer, { lang: "en", nonce: "abc" }));
}

const pageOf = (code: string): string => commandUri("errdex.explainCode", { catalog: "acme", code });

describe("the page of an answer in the editor", () => {
  it("leads from each code and status to its own page", () => {
    const links = read(full).filter(({ nodeName }) => nodeName === "a");
    const targets = links.map((link) => [textOf(link).trim(), attribute(link, "href")]);
    const both = (code: string, title = code): readonly (readonly string[])[] => [
      [title, pageOf(code)],
      [`All about ${title}`, pageOf(code)],
      ["Acme Pay documentation", "https://acme.example/card"],
    ];
    assert.deepEqual(targets, [
      ...both("CARD_LOST"),
      ...both("CARD_OLD"),
      ...both("CARD_STOLEN"),
      ["CARD_A", pageOf("CARD_A")],
      ["CARD_B", pageOf("CARD_B")],
      ...both("402", "HTTP 402"),
    ]);
  });

  it("tells which API answered, what shows it, and what it said", () => {
    const elements = read(full);
    assert.deepEqual(textsOf(elements, "h1"), ["Acme Pay answered"]);
    const paragraphs = textsOf(elements, "p");
    assert.deepEqual(paragraphs.slice(1, 4), [
      "What shows it: api.acme.example is its host; CARD_LOST is a code of Acme Pay.",
      "Less likely: Birds.",
      "It says: No <b>card</b>",
    ]);
    assert.deepEqual(textsOf(elements, "b"), []);
    assert.deepEqual(textsOf(read({ ...full, apis: [] }), "h1"), ["Nothing in this text shows which API it is from."]);
  });

  it("explains a code that is known, and one that may be meant; of several it explains none", () => {
    const elements = read(full);
    assert.deepEqual(textsOf(elements, "h2"), [
      "CARD_LOST",
      "CARD_OLD",
      "CARD_SOTLEN",
      "CARD_STOLEN",
      "CARD_X",
      "HTTP 402",
      "HTTP 500",
    ]);
    const paragraphs = textsOf(elements, "p");
    const told = (code: string): boolean => paragraphs.includes(`Mend ${code}.`);
    assert.deepEqual(["CARD_LOST", "CARD_OLD", "CARD_STOLEN", "CARD_A"].map(told), [true, true, true, false]);
    assert.deepEqual(
      paragraphs.filter((text) => text.startsWith("Where the code stands")),
      ["Where the code stands: code", "Where the code stands: code"],
    );
    assert.deepEqual(textsOf(elements, "s"), ["CARD_OLD"]);
  });

  it("names each part for readers of a screen, each once", () => {
    const sections = read(full).filter(({ nodeName }) => nodeName === "section");
    assert.deepEqual(
      sections.map((section) => attribute(section, "aria-label")),
      ["CARD_LOST", "CARD_OLD", "CARD_SOTLEN", "CARD_X", "HTTP 402", "HTTP 500"],
    );
  });
});
