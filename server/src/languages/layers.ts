import { TextDocument } from "vscode-languageserver-textdocument";
import type { SyntaxTrees } from "../documents/syntaxTrees";
import { findChange } from "../util/change";
import { LruMap } from "../util/lruMap";
import { moveSpan, touches, type Span } from "../util/span";
import { languageOfName } from "./index";
import type { HostSyntax, LanguageDefinition } from "./language";
import { blankOutside, pieceOf } from "./pieces";
import type { FindHostRegions, Region } from "./regions";

/**
 * A text in one language out of a document: the document itself, or what a host holds of that language. To the engine it
 * is a document of its own.
 */
export interface Layer {
  readonly language: LanguageDefinition;
  /** It keeps its version while its text stays the same. */
  readonly document: TextDocument;
  /** What makes an offset in it one in the host. */
  readonly shift: number;
  /** Number of the scope around it: -1 is that of the whole document, which layers have in common unless isolated. */
  readonly scope: number;
  /** Where in the host its pieces are; `undefined` for a document that is its own only layer. */
  readonly regions: readonly LayerRegion[] | undefined;
}

type LayerRegion = Pick<Region, "start" | "end" | "kind">;

/** How many hosts' layers are kept: as many as results of documents. */
const capacity = 64;

interface KnownHost {
  readonly language: LanguageDefinition;
  version: number;
  layers: readonly Layer[];
  /** By key; those that the version has no use for any more are gone. */
  documents: ReadonlyMap<string, TextDocument>;
}

const nothing: ReadonlyMap<string, TextDocument> = new Map();

/**
 * Takes hosts' documents apart and keeps what it made of them, so that a change in the host becomes a small change in one
 * layer and none in the others.
 */
export class Layers {
  readonly #trees: SyntaxTrees;
  readonly #known = new LruMap<string, KnownHost>(capacity, ({ documents }) => {
    this.#closeMissing(documents, nothing);
  });

  constructor(trees: SyntaxTrees) {
    this.#trees = trees;
  }

  /** The layers of the document, in no order; `undefined` where it cannot be parsed. */
  of(
    document: TextDocument,
    language: LanguageDefinition & { readonly host: HostSyntax },
    findRegions: FindHostRegions,
  ): readonly Layer[] | undefined {
    const { uri, version } = document;
    let known = this.#known.get(uri);
    if (known?.language !== language) {
      known = { language, version: version - 1, layers: [], documents: nothing };
      this.#known.set(uri, known);
    }
    if (known.version === version) {
      return known.layers;
    }
    const before = known.documents;
    const documents = new Map<string, TextDocument>();
    const layers: Layer[] = [];
    const text = document.getText();
    const { host } = language;

    const open = (key: string, to: LanguageDefinition, content: string): TextDocument => {
      const layerUri = `${uri}#${key}`;
      const updated = this.#update(before.get(key) ?? TextDocument.create(layerUri, to.id, 0, ""), content);
      documents.set(key, updated);
      return updated;
    };

    const front = host.frontMatter && findFrontMatter(text, host.frontMatter);
    const body = front === undefined ? document : open("body", language, " ".repeat(front.end) + text.slice(front.end));
    const found = findRegions(body);
    if (found === undefined) {
      return undefined;
    }
    const regions = front === undefined ? found : [front, ...found];
    if (host.isolated === true) {
      regions.forEach((region, i) => {
        const { start } = region;
        const piece = open(`${region.language.id}${i}`, region.language, pieceOf(text, region));
        layers.push({ language: region.language, document: piece, shift: start, scope: -2 - start, regions: [region] });
      });
    } else {
      for (const embedded of new Set(regions.map((region) => region.language))) {
        const own = regions.filter((region) => region.language === embedded);
        const masked = open(embedded.id, embedded, blankOutside(text, own, embedded));
        layers.push({ language: embedded, document: masked, shift: 0, scope: -1, regions: own });
      }
    }
    this.#closeMissing(before, documents);
    known.version = version;
    known.layers = layers;
    known.documents = documents;
    return layers;
  }

  /** Forgets the host's document: it was closed. */
  close(uri: string): void {
    this.#known.delete(uri);
  }

  #closeMissing(before: ReadonlyMap<string, TextDocument>, after: ReadonlyMap<string, TextDocument>): void {
    for (const [key, { uri }] of before) {
      if (!after.has(key)) {
        this.#trees.close(uri);
        // It may be a host itself: a component in a page.
        this.close(uri);
      }
    }
  }

  #update(document: TextDocument, text: string): TextDocument {
    const before = document.getText();
    if (before === text) {
      return document;
    }
    let { start, end } = findChange(before, text);
    // No position lies between the two characters of a line break.
    start -= text[start - 1] === "\r" ? 1 : 0;
    end += text[end] === "\n" ? 1 : 0;
    const range = {
      start: document.positionAt(start),
      end: document.positionAt(end + before.length - text.length),
    };
    return this.#trees.update(document, [{ range, text: text.slice(start, end) }], document.version + 1);
  }
}

/** The layer that the offset of the host is in. */
export function layerAt<T extends Layer>(layers: readonly T[], offset: number): T | undefined {
  return layers.find(({ regions }) => regions === undefined || regions.some((region) => touches(region, offset)));
}

/** Where in the layer's text programs of statements are; `undefined` where all of it is one. */
export function programsIn({ regions, shift }: Pick<Layer, "regions" | "shift">): readonly Span[] | undefined {
  return regions?.filter(({ kind }) => kind === "statements").map((region) => moveSpan(region, -shift));
}

function findFrontMatter(
  text: string,
  { pattern, language }: NonNullable<HostSyntax["frontMatter"]>,
): Region | undefined {
  const [, span] = new RegExp(pattern, "dm").exec(text)?.indices ?? [];
  const embedded = languageOfName(language);
  return span === undefined || embedded === undefined
    ? undefined
    : { start: span[0], end: span[1], language: embedded, kind: "statements" };
}
