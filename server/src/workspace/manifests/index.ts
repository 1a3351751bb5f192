import type { CatalogIndex } from "../../catalogs/catalogIndex";
import { detach } from "../../util/detach";
import { type FileFacts, noFacts } from "../fileFacts";
import { composer, npm } from "./json";
import { gradle, maven } from "./jvm";
import type { ManifestFormat } from "./manifest";
import { gemfile, gemfileLock, go, nuget, pub } from "./others";
import { cargo, pipfile, pyproject, requirements } from "./toml";

/**
 * NEW MANIFEST: import it above and add it here. None is parsed by a library: names that are known are looked for in the
 * places of dependencies, which patterns find in broken files, too, and in Gradle and Bundler, whose files are programs.
 */
const formats: readonly ManifestFormat[] = [
  npm,
  composer,
  requirements,
  pyproject,
  pipfile,
  maven,
  gradle,
  go,
  cargo,
  gemfile,
  gemfileLock,
  nuget,
  pub,
];

/** For an editor's file search: all that {@link isManifest} may be true of. */
export const manifestGlobs: readonly string[] = [
  "package.json",
  "composer.json",
  "requirements*.txt",
  "requirements*.in",
  "pyproject.toml",
  "Pipfile",
  "pom.xml",
  "build.gradle",
  "build.gradle.kts",
  "go.mod",
  "Cargo.toml",
  "Gemfile",
  "Gemfile.lock",
  "*.gemspec",
  "*.csproj",
  "*.fsproj",
  "*.vbproj",
  "Directory.Packages.props",
  "packages.config",
  "pubspec.yaml",
];

/** One look for all: it is asked of every file of a workspace. */
const someFileName = new RegExp(formats.map(({ fileName }) => fileName.source).join("|"));

/** @param path a file's name, path or URI. */
export function isManifest(path: string): boolean {
  return formatOf(path) !== undefined;
}

function formatOf(path: string): ManifestFormat | undefined {
  const name = path.slice(path.lastIndexOf("/") + 1);
  if (!someFileName.test(name)) {
    return undefined;
  }
  return formats.find(({ fileName }) => fileName.test(name));
}

/** Finds the packages of catalogs among a manifest's dependencies. */
export function readManifest(path: string, text: string, { catalogs }: CatalogIndex): FileFacts {
  const format = formatOf(path);
  const known = catalogs.filter(({ evidence }) => evidence.packages.length > 0);
  if (format === undefined || known.length === 0) {
    return noFacts;
  }
  const { fold = (name: string) => name } = format;
  const wanted = known.map((catalog) => ({ catalog, names: new Set(catalog.evidence.packages.map(fold)) }));
  const evidence = new Map<string, FileFacts["evidence"][number]>();
  for (const { name, start } of format.findDependencies(text)) {
    const folded = fold(name);
    for (const { catalog } of wanted.filter(({ names }) => names.has(folded))) {
      if (!evidence.has(catalog.id)) {
        const lineStart = text.lastIndexOf("\n", start - 1) + 1;
        const line = text.slice(0, start).split("\n").length - 1;
        const place = { line, start: start - lineStart, end: start - lineStart + name.length };
        evidence.set(catalog.id, { catalog, kind: "package", name: detach(name), ...place });
      }
    }
  }
  return evidence.size === 0 ? noFacts : { ...noFacts, evidence: [...evidence.values()] };
}
