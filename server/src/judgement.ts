import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Node } from "web-tree-sitter";
import type { Settings } from "../../shared/src/settings";
import type { CatalogIndex } from "./catalogs/catalogIndex";
import type { CompanionFacts } from "./companions";
import type { FoundCodes } from "./documentReader";
import type { Insertion } from "./documents/syntaxTrees";
import { textOf } from "./documents/editedDocument";
import { layerAt } from "./languages/layers";
import { spellInLayer } from "./languages/spelling";
import type { Reading } from "./layeredReader";
import type { Constructs } from "./occurrences/constructs";
import { findHead, isComment } from "./occurrences/commenting";
import { bindGroup, evidenceFor, statementOf } from "./occurrences/bindings";
import { collectOwnValues, type DocumentCodes, noCodes } from "./occurrences/documentCodes";
import { joinEvidence } from "./occurrences/evidence";
import type { Binding, EvidenceFound, Group, Occurrence, Statement } from "./occurrences/occurrence";
import { type MemberForm, readMemberForm } from "./occurrences/memberForm";
import { findMember, type MemberFound } from "./occurrences/memberFound";
import { movePlace, type Place, readPlace, readRest } from "./occurrences/places";
import { statementAt } from "./occurrences/statements";
import { tallyValues } from "./occurrences/tally";
import { type CheckContext, checkGroups, whyUnknownCodeIsSilent } from "./rules";
import { applyDirectives } from "./rules/directives";
import type { Analysis, LiteralContext } from "./service";
import { touches } from "./util/span";
import type { Text } from "./util/text";
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
  const text = textOf(document);
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
  const check: CheckContext = {
    index,
    settings,
    text,
    evidenceOf: (group) => evidenceFor(group, evidence, bound),
    bindingOf,
    collectOwnValues: () => collectOwnValues(codes),
    isOwnCodeElsewhere: (value) => companions.ownValues.has(value) || project.definesCode(value, uri),
    placeOf: (occurrence) => found && placeOf(occurrence, found.reading),
    hasRest: (occurrence) => found !== undefined && readAround(occurrence, found.reading, readRest) === true,
  };
  const findings = checkGroups(groups, check);
  return {
    groups,
    findings: applyDirectives(findings, directives, { index, settings, text }),
    evidence,
    directives,
    bindingOf,
    statementOf: (group) => statementOf(group, bound),
    whyUnknownCodeIsSilent: (occurrence) => whyUnknownCodeIsSilent(occurrence, groups, check),
    placeOf: (occurrence) => found && placeOf(occurrence, found.reading),
    formOf: ({ members }) => found && formOf(members, found.reading),
    spell: (code, quote, { literal }) => {
      const layer = found && layerAt(found.reading.readable, literal.span.start);
      return layer && spellInLayer(layer, quote, code);
    },
    membersWith: (inserts, offsets, near) => found && membersWith(inserts, offsets, near, found.reading),
    commentLine: (...asked) => found && commentLine(document.languageId, found.reading, ...asked),
    headOf: (offset) => found && headOf(offset, found.reading),
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

function formOf(members: readonly Occurrence[], { readable, trees }: Reading): MemberForm | undefined {
  const [first] = members;
  const layer = first && layerAt(readable, first.literal.span.start);
  return (
    layer &&
    trees.read(layer.document, layer.grammar, (root) =>
      readMemberForm(root, layer.document.getText(), members, layer.shift, layer.constructs),
    )
  );
}

function membersWith(
  inserts: readonly Insertion[],
  offsets: readonly number[],
  near: Occurrence,
  { readable, trees }: Reading,
): readonly (MemberFound | undefined)[] | undefined {
  const { span } = near.literal;
  const layer = layerAt(readable, span.start);
  if (layer === undefined) {
    return undefined;
  }
  const { document, grammar, constructs, shift } = layer;
  const wasBroken = trees.read(document, grammar, (root) => root.hasError);
  const inLayer = inserts.map(({ offset, insertion }) => ({ offset: offset - shift, insertion }));
  return trees.readWith(document, grammar, inLayer, (root, text) =>
    root.hasError && wasBroken === false
      ? undefined
      : [span.start, ...offsets].map((offset) => findMember(root, text, offset - shift, constructs)),
  );
}

function commentLine(
  languageId: string,
  { readable, trees }: Reading,
  words: string,
  offset: number,
  indent: string,
): string | undefined {
  const layer = layerAt(readable, offset);
  if (layer === undefined || layer.language.commentless?.includes(languageId) === true) {
    return undefined;
  }
  const { document, grammar, constructs, shift, language } = layer;
  const at = offset - shift;
  const wasBroken = trees.read(document, grammar, (root) => root.hasError);
  return language.commentForms
    ?.map((form) => form.replace("$", words))
    .find((comment) =>
      trees.readWith(
        document,
        grammar,
        [{ offset: at, insertion: `${indent}${comment}\n` }],
        (root, text) => isComment(root, text, at + indent.length, constructs) && (!root.hasError || wasBroken === true),
      ),
    );
}

function headOf(offset: number, { readable, trees }: Reading): number | undefined {
  const layer = layerAt(readable, offset);
  if (layer === undefined) {
    return undefined;
  }
  const { document, grammar, constructs, shift, regions } = layer;
  const start = (regions?.find((region) => touches(region, offset))?.start ?? shift) - shift;
  const head = trees.read(document, grammar, (root) => findHead(root, document.getText(), start, constructs));
  return head === undefined ? undefined : head + shift;
}

/** What `read` finds in the tree of the layer that the occurrence is in; offsets are those of the layer. */
function readAround<T>(
  { literal }: Occurrence,
  { readable, trees }: Reading,
  read: (root: Node, text: Text, offset: number, constructs: Constructs) => T,
): T | undefined {
  const layer = layerAt(readable, literal.span.start);
  if (layer === undefined) {
    return undefined;
  }
  const { document, grammar, constructs, shift } = layer;
  return trees.read(document, grammar, (root) => read(root, textOf(document), literal.span.start - shift, constructs));
}

/** What is being typed says nothing of what its group is about, so it does not count against it. */
function groupForContext({ entries, group, literal }: Occurrence, index: CatalogIndex): Group {
  const members = group.members.filter((member) => member.literal !== literal);
  if (entries.length > 0 || members.length === 0) {
    return group;
  }
  return { ...group, members, tallies: tallyValues(new Set(members.map((member) => member.literal.value)), index) };
}
