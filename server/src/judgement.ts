import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Node } from "web-tree-sitter";
import type { Settings } from "../../shared/src/settings";
import type { CatalogIndex } from "./catalogs/catalogIndex";
import { type CompanionFacts, joinEvidence } from "./companions";
import type { FoundCodes } from "./documentReader";
import { layerAt } from "./languages/layers";
import type { Reading } from "./layeredReader";
import type { Constructs } from "./occurrences/constructs";
import { bindGroup, evidenceFor } from "./occurrences/bindings";
import { type DocumentCodes, listOwnCodes, noCodes } from "./occurrences/documentCodes";
import type { Binding, EvidenceFound, Group, Occurrence, Statement } from "./occurrences/occurrence";
import { movePlace, type Place, readPlace, readRest } from "./occurrences/places";
import { statementAt } from "./occurrences/statements";
import { tallyValues } from "./occurrences/tally";
import { checkGroups } from "./rules";
import { applyDirectives } from "./rules/directives";
import type { Analysis, LiteralContext } from "./service";
import type { ProjectFacts } from "./workspace/projectFacts";

/** What counts beside what the document itself holds. */
export interface JudgeContext {
  readonly index: CatalogIndex;
  readonly settings: Settings;
  /** What a setting says of the document. */
  readonly bound: Statement | undefined;
  readonly companions: CompanionFacts;
  readonly project: ProjectFacts;
}

/** Finds out what each group is about, and what is wrong in the document. */
export function judge(
  document: TextDocument,
  found: FoundCodes | undefined,
  { index, settings, bound, companions, project }: JudgeContext,
): Omit<Analysis, "skipped"> {
  const { uri } = document;
  const text = document.getText();
  const codes = found?.codes ?? noCodes;
  const { groups, directives } = codes;
  const evidence = joinEvidence(codes.evidence, companions.evidence, project.evidenceAround(uri));
  const bindings = new Map<Group, Binding | undefined>();
  const bindingOf = (group: Group): Binding | undefined => {
    if (!bindings.has(group)) {
      bindings.set(group, bindGroup(group, evidence, bound));
    }
    return bindings.get(group);
  };
  const findings = checkGroups(groups, {
    index,
    settings,
    text,
    evidenceOf: (group) => evidenceFor(group, evidence, bound),
    bindingOf,
    listOwnCodes: () => listOwnCodes(codes),
    isOwnCodeElsewhere: (value) => companions.ownValues.has(value) || project.definesCode(value, uri),
    placeOf: (occurrence) => found && placeOf(occurrence, found.reading),
    hasRest: (occurrence) => found !== undefined && readAround(occurrence, found.reading, readRest) === true,
  });
  return {
    groups,
    findings: applyDirectives(findings, directives, { index, settings, text }),
    evidence,
    directives,
    bindingOf,
  };
}

/** What a literal is about, be it one of the codes or any other. */
export function judgeLiteral(
  occurrence: Occurrence,
  { evidence: found, stated: constructs }: DocumentCodes,
  shown: readonly EvidenceFound[],
  { index, bound }: Pick<JudgeContext, "index" | "bound">,
): Pick<LiteralContext, "occurrence" | "binding" | "evidence"> {
  const stated = occurrence.group.stated ?? statementAt(occurrence.literal.span.start, constructs);
  const group = { ...groupForContext(occurrence, index), ...(stated && { stated }) };
  const evidence = joinEvidence(found, shown);
  return {
    occurrence,
    binding: bindGroup(group, evidence, bound),
    evidence: evidenceFor(group, evidence, bound),
  };
}

/** Places, counted from their literals, by the origin of the occurrence: a construct lies in one statement. */
const places = new WeakMap<object, Place | "none">();

function placeOf(occurrence: Occurrence, reading: Reading): Place | undefined {
  const { origin, literal } = occurrence;
  let place = places.get(origin);
  if (place === undefined) {
    place =
      readAround(occurrence, reading, (root, text, offset, constructs) => {
        const found = readPlace(root, text, offset, constructs);
        return found && movePlace(found, -offset);
      }) ?? "none";
    places.set(origin, place);
  }
  return place === "none" ? undefined : movePlace(place, literal.span.start);
}

/** What `read` finds in the tree of the layer that the occurrence is in; offsets are those of the layer. */
function readAround<T>(
  { literal }: Occurrence,
  { readable, trees }: Reading,
  read: (root: Node, text: string, offset: number, constructs: Constructs) => T,
): T | undefined {
  const layer = layerAt(readable, literal.span.start);
  if (layer === undefined) {
    return undefined;
  }
  const { document, grammar, constructs, shift } = layer;
  return trees.read(document, grammar, (root) =>
    read(root, document.getText(), literal.span.start - shift, constructs),
  );
}

/** What is being typed says nothing of what its group is about, so it does not count against it. */
function groupForContext({ entries, group, literal }: Occurrence, index: CatalogIndex): Group {
  const members = group.members.filter((member) => member.literal !== literal);
  if (entries.length > 0 || members.length === 0) {
    return group;
  }
  return { ...group, members, tallies: tallyValues(new Set(members.map((member) => member.literal.value)), index) };
}
