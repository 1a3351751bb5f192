import type { Entry } from "./model";

/** What literals must look like to be worth a look-up. */
export interface CodeShape {
  readonly minLength: number;
  readonly maxLength: number;
  /** Characters that occur in codes beside letters and digits. */
  readonly signs: string;
  /** Whether some codes could stand as a name without quotes: all of those in capitals, or others too; or none. */
  readonly names: "capitals" | "any" | undefined;
}

/** The shape of all codes and aliases of a catalog. */
export function describeShape(entries: readonly Entry[]): CodeShape {
  let minLength = Number.POSITIVE_INFINITY;
  let maxLength = 0;
  let names: CodeShape["names"];
  const signs = new Set<string>();
  const look = (code: string): void => {
    minLength = Math.min(minLength, code.length);
    maxLength = Math.max(maxLength, code.length);
    if (names !== "any" && isName(code)) {
      names = /^[A-Z][A-Z0-9_]*$/.test(code) ? "capitals" : "any";
    }
    for (const sign of code.replace(lettersAndDigits, "")) {
      signs.add(sign);
    }
  };
  for (const { code, aliases } of entries) {
    look(code);
    aliases?.forEach(look);
  }
  return { minLength, maxLength, signs: [...signs].join(""), names };
}

/** The shape of codes of any of them. */
export function joinShapes(shapes: readonly CodeShape[]): CodeShape {
  const minLength = shapes.reduce((least, shape) => Math.min(least, shape.minLength), Number.POSITIVE_INFINITY);
  const names = shapes.map((shape) => shape.names);
  return {
    minLength: Number.isFinite(minLength) ? minLength : 0,
    maxLength: shapes.reduce((most, shape) => Math.max(most, shape.maxLength), 0),
    signs: [...new Set(shapes.flatMap(({ signs }) => signs.split("")))].join(""),
    names: names.includes("any") ? "any" : names.includes("capitals") ? "capitals" : undefined,
  };
}

/** Whether a code may stand without quotes where a name may. */
export function isName(code: string): boolean {
  return /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(code);
}

/** Of ASCII. */
const lettersAndDigits = /[A-Za-z0-9]+/g;
