import type { MissingCode } from "../../../../../shared/src/protocol";

/** Codes that are left out, in the groups in which they may be chosen. */
export interface MissingGroups {
  readonly all: readonly string[];
  /** Those that an end user can do something about. */
  readonly ofUsers: readonly string[];
  /** Those first of which the construct has codes; otherwise in the order of their first codes. */
  readonly families: readonly {
    /** Its prefix. */
    readonly family: string;
    readonly codes: readonly string[];
    readonly isHandled: boolean;
  }[];
}

export function groupMissing(codes: readonly MissingCode[]): MissingGroups {
  const families = new Map<string, { family: string; codes: string[]; isHandled: boolean }>();
  for (const { code, family, isOfFamilies } of codes) {
    if (family !== undefined) {
      const known = families.get(family) ?? { family, codes: [], isHandled: isOfFamilies };
      known.codes.push(code);
      families.set(family, known);
    }
  }
  return {
    all: codes.map(({ code }) => code),
    ofUsers: codes.filter(({ isForUsers }) => isForUsers).map(({ code }) => code),
    families: [...families.values()].sort((a, b) => Number(b.isHandled) - Number(a.isHandled)),
  };
}
