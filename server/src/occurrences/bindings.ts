import * as l10n from "@vscode/l10n";
import type { Catalog } from "../catalogs/model";
import type { Binding, Evidence, Group, Occurrence, Reason, Statement, Tally } from "./occurrence";
import { isCodeField, isCodeLike, isErrorOf, isNameOfEvent, isPathLike, tellsApart } from "./groupNames";
import { withArticle } from "../util/article";

/**
 * Decides which catalog a group is about. Where known codes are a minority among other values they are a coincidence:
 * other vendors spell `INVALID_EMAIL` too. What the author says counts most.
 *
 * @param shown what shows which APIs the document speaks to.
 * @param ofFile what a setting says of the whole file; comments say so in the group.
 */
export function bindGroup(group: Group, shown: readonly Evidence[], ofFile?: Statement): Binding | undefined {
  const stated = statementOf(group, ofFile);
  if (stated?.whole === true || stated?.catalogs.length === 0) {
    return bindAsStated(group, stated);
  }
  const evidence = evidenceFor(group, shown, ofFile);
  if (group.tallies.size === 0 && !evidence.some(({ catalog }) => isCodeField(group, catalog))) {
    return undefined;
  }
  let best: Binding | undefined;
  let bestWeight = -1;
  const consider = (catalog: Catalog, tally: Tally): void => {
    const binding = bindTo(catalog, group, tally, evidence, stated !== undefined);
    if (binding !== undefined) {
      const weight = confidences.indexOf(binding.confidence) * 1_000_000 + tally.known * 1_000 + tally.slips;
      if (weight > bestWeight) {
        best = binding;
        bestWeight = weight;
      }
    }
  };
  for (const [catalog, tally] of group.tallies) {
    consider(catalog, tally);
  }
  for (const { catalog } of evidence) {
    if (!group.tallies.has(catalog)) {
      consider(catalog, tallyNothing(group));
    }
  }
  return best;
}

/** What shows which APIs a group is about: what the author says, or else what the file holds. */
export function evidenceFor(group: Group, shown: readonly Evidence[], ofFile?: Statement): readonly Evidence[] {
  const stated = statementOf(group, ofFile);
  return stated === undefined
    ? shown
    : stated.catalogs.map((catalog) => ({ catalog, reason: stated.reason, isElsewhere: false }));
}

/**
 * What the author says of a group. What is nearest counts: a comment on the construct, one on the file, a setting.
 *
 * @param ofFile what a setting says of the whole file.
 */
export function statementOf({ stated, around }: Group, ofFile: Statement | undefined): Statement | undefined {
  return stated ?? around ?? ofFile;
}

/** To the catalog that most of its values are codes of, among those that are named. */
function bindAsStated(group: Group, { catalogs, reason }: Statement): Binding | undefined {
  const bindings = catalogs.map((catalog): Binding => {
    const tally = group.tallies.get(catalog) ?? tallyNothing(group);
    return { catalog, confidence: "certain", reasons: [reason], tally, stated: catalogs };
  });
  const weightOf = ({ tally: { known, slips } }: Binding): number => known * 1_000 + slips;
  return bindings.sort((a, b) => weightOf(b) - weightOf(a))[0];
}

const confidences: readonly Binding["confidence"][] = ["possible", "likely", "certain"];

function bindTo(
  catalog: Catalog,
  group: Group,
  tally: Tally,
  evidence: readonly Evidence[],
  isStated: boolean,
): Binding | undefined {
  const { known, slips, foreign } = tally;
  const shown = evidence.find((found) => found.catalog === catalog);
  const evident = shown?.isElsewhere === false ? shown.reason : undefined;
  const aboutCode = isCodeField(group, catalog);
  const total = known + slips + foreign + tally.others;
  if (evident !== undefined && known > 0 && known + slips >= foreign) {
    return new FoundBinding(catalog, "certain", tally, group, ["siblings", evident]);
  }
  // Both APIs may be in evidence, and the field have the same name.
  if (evident !== undefined && aboutCode && known + slips >= tally.others) {
    return new FoundBinding(catalog, "certain", tally, group, [evident, "field"]);
  }
  if (isStated && evident !== undefined && slips > foreign) {
    return new FoundBinding(catalog, "likely", tally, group, [evident]);
  }
  const majority = known > 0 && known + slips >= 2 && known >= foreign && known >= tally.others;
  // A reducer's `action.type` holds names of events, whatever some of them look like.
  const telling = !isNameOfEvent(group) || (known > 2 && foreign + slips === 0);
  if (majority && telling && total > 1) {
    const why: Why = shown === undefined ? ["siblings"] : ["siblings", shown.reason];
    return new FoundBinding(catalog, "likely", tally, group, why);
  }
  const isSlip = slips > 0 && slips + known > foreign;
  // What the project defines is its own, whatever other files of it speak to.
  if (shown !== undefined && isSlip && aboutCode && !definesCodes(group)) {
    return new FoundBinding(catalog, "likely", tally, group, [shown.reason, "field"]);
  }
  if (isSlip && (aboutCode || isCodeLike(group) || (isErrorOf(group, catalog) && !definesCodes(group)))) {
    return new FoundBinding(catalog, "possible", tally, group, ["slip"]);
  }
  // In code that speaks to the API, whatever is told from others and is nearly a code was meant to be one.
  if (isSlip && shown !== undefined && tellsApart(group, evident !== undefined) && !isPathLike(group)) {
    return new FoundBinding(catalog, "possible", tally, group, ["slip", shown.reason]);
  }
  return undefined;
}

/** Reasons, or what tells them. */
type Why = readonly (Reason | "siblings" | "field" | "slip")[];

/**
 * Each group is bound anew at every keystroke, and nobody asks why but for those in which something is wrong. NOTE: a
 * spread leaves the reasons out.
 */
class FoundBinding implements Binding {
  readonly catalog: Catalog;
  readonly confidence: Binding["confidence"];
  readonly tally: Tally;
  readonly #group: Group;
  readonly #why: Why;
  #reasons: readonly Reason[] | undefined;

  constructor(catalog: Catalog, confidence: Binding["confidence"], tally: Tally, group: Group, why: Why) {
    this.catalog = catalog;
    this.confidence = confidence;
    this.tally = tally;
    this.#group = group;
    this.#why = why;
  }

  get reasons(): readonly Reason[] {
    return (this.#reasons ??= this.#why.map((why) => {
      switch (why) {
        case "siblings":
          return siblingsReason(this.#group, this.catalog, this.tally.known);
        case "field":
          return fieldReason(this.#group, this.catalog);
        case "slip":
          return slipReason(this.catalog);
        default:
          return why;
      }
    }));
  }
}

function slipReason({ name }: Catalog): Reason {
  return { text: l10n.t("it is one slip away from {0} code", withArticle(name), name) };
}

function fieldReason({ wrapped, subject }: Group, { name }: Catalog): Reason {
  const what = subject?.text ?? "";
  return {
    text: wrapped ? l10n.t("{0} takes a code", what) : l10n.t("{0} is {1}'s field for the code", what, name),
  };
}

/** The tally against a catalog that no value of the group is near. */
function tallyNothing({ members }: Group): Tally {
  const values = new Set(members.map(({ literal }) => literal.value));
  const codes = new Set(members.filter(({ entries }) => entries.length > 0).map(({ literal }) => literal.value));
  return { known: 0, slips: 0, others: codes.size, foreign: values.size - codes.size };
}

/** Whether the group states codes of the project's own, if it is about no catalog. It does so for all of its values or none. */
export function definesCodes({ members }: Pick<Group, "members">): boolean {
  return members[0]?.defines === true;
}

function siblingsReason(group: Group, catalog: Catalog, known: number): Reason {
  const total = new Set(group.members.map(({ literal }) => literal.value)).size;
  const sibling = group.members.find((member) => isOf(member, catalog));
  const text = countSiblings(nameOfMembers(group), known, total, catalog.name);
  return sibling === undefined ? { text } : { text, span: sibling.literal.span };
}

function isOf({ entries }: Occurrence, catalog: Catalog): boolean {
  return entries.some((entry) => entry.catalog === catalog);
}

/** `2 of 3 cases in this switch are Ratio codes`. Languages without an article take {2} where there is one code only. */
function countSiblings(members: string, known: number, total: number, name: string): string {
  if (total === 1) {
    return l10n.t("the only one of the {0} is {1} code", members, withArticle(name), name);
  }
  if (known === total) {
    return l10n.t("all {0} {1} are {2} codes", total, members, name);
  }
  return known === 1
    ? l10n.t("1 of {0} {1} is {2} code", total, members, withArticle(name), name)
    : l10n.t("{0} of {1} {2} are {3} codes", known, total, members, name);
}

/** The subject of what a function returns, which is the keyword. */
const returned = "return";

function nameOfMembers({ role, subject }: Group): string {
  const about = subject?.text;
  switch (role) {
    case "case":
      return l10n.t("cases in this switch");
    case "comparison":
      return about === undefined ? l10n.t("values compared here") : l10n.t("values that {0} is compared with", about);
    case "membership":
      return l10n.t("items in this list");
    case "key":
      return l10n.t("keys in this map");
    case "value":
      if (about === returned) {
        return l10n.t("values returned here");
      }
      return about === undefined ? l10n.t("values here") : l10n.t("values of {0}", about);
    case "argument":
      return about === undefined ? l10n.t("arguments here") : l10n.t("arguments of {0}", about);
    case "type":
      return l10n.t("members of this union");
    case "definition":
      return l10n.t("values defined here");
    case "other":
      return l10n.t("strings here");
  }
}
