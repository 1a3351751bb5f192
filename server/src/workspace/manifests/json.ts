import { dependencyFields } from "../../config/packageCatalogs";
import { isRecord } from "../../../../shared/src/isRecord";
import type { Dependency, ManifestFormat } from "./manifest";

/** `package.json` of npm and its kin. */
export const npm: ManifestFormat = {
  fileName: /^package\.json$/,
  findDependencies: keysOf(dependencyFields),
};

/** PHP's `composer.json`. Case does not count in its names. */
export const composer: ManifestFormat = {
  fileName: /^composer\.json$/,
  findDependencies: keysOf(["require", "require-dev"]),
  fold: (name) => name.toLowerCase(),
};

function keysOf(sections: readonly string[]): ManifestFormat["findDependencies"] {
  return function* (text): Generator<Dependency> {
    const manifest = parse(text);
    for (const section of sections) {
      const dependencies = isRecord(manifest) ? manifest[section] : undefined;
      for (const name of isRecord(dependencies) ? Object.keys(dependencies) : []) {
        const from = Math.max(0, text.indexOf(JSON.stringify(section)));
        yield { name, start: Math.max(0, text.indexOf(JSON.stringify(name), from) + 1) };
      }
    }
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // It is being edited. The state before holds until it can be read again, or nothing does.
    return undefined;
  }
}
