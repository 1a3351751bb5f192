import { blank, findByPattern, type Dependency, type ManifestFormat } from "./manifest";

/** `go.mod`, indirect requirements as well: the program is built of them all. */
export const go: ManifestFormat = {
  fileName: /^go\.mod$/,
  findDependencies: function* (text): Generator<Dependency> {
    const code = blank(text, /\/\/.*/g);
    for (const { index, 0: found, 1: block, 2: line } of code.matchAll(
      /^require[ \t]*(?:\(([^()]*)\)|(\S+)[ \t]+v)/gm,
    )) {
      const names =
        block === undefined ? [line ?? ""] : [...block.matchAll(/^[ \t]*(\S+)[ \t]+v/gm)].map(([, name]) => name);
      for (const name of names) {
        yield { name: name ?? "", start: index + found.indexOf(name ?? "") };
      }
    }
  },
  // The major version is part of a module's path.
  fold: (name) => name.replace(/\/v\d+$/, ""),
};

/** What a Gemfile or a gem's specification asks for; both are Ruby, of which the calls are read. */
export const gemfile: ManifestFormat = {
  fileName: /^Gemfile$|\.gemspec$/,
  findDependencies: findByPattern(
    /^[ \t]*(?:gem|\w+\.add(?:_runtime|_development)?_dependency)[ (]+["']([\w.-]+)["']/dgm,
  ),
};

/** What its Gemfile asked for: what those gems need in turn is left out. */
export const gemfileLock: ManifestFormat = {
  fileName: /^Gemfile\.lock$/,
  findDependencies: function* (text): Generator<Dependency> {
    const section = /^DEPENDENCIES\r?\n((?: .*\r?\n?)*)/dm.exec(text);
    for (const { index, 1: name = "" } of section?.[1]?.matchAll(/^ {2}([\w.-]+)/gm) ?? []) {
      yield { name, start: (section?.indices?.[1]?.[0] ?? 0) + index + 2 };
    }
  },
};

const findPackageReferences = findByPattern(
  /(?:<(?:PackageReference|PackageVersion|GlobalPackageReference)\s[^<>]*?\bInclude|<package\s[^<>]*?\bid)\s*=\s*"([^"]+)"/dg,
);

/** Projects of .NET, and the files in which they keep the versions of packages. Case does not count. */
export const nuget: ManifestFormat = {
  fileName: /\.(?:cs|fs|vb)proj$|^Directory\.Packages\.props$|^packages\.config$/,
  findDependencies: (text) => findPackageReferences(blank(text, /<!--[^]*?(?:-->|$)/g)),
  fold: (name) => name.toLowerCase(),
};

/** Dart's and Flutter's `pubspec.yaml`, read by indentation. */
export const pub: ManifestFormat = {
  fileName: /^pubspec\.yaml$/,
  findDependencies: function* (text): Generator<Dependency> {
    const sections = /^(?:dev_)?dependencies:[ \t]*(?:#.*)?\r?\n((?:[ \t].*\r?\n?|\r?\n|#.*\r?\n?)*)/dgm;
    for (const { 1: block = "", indices } of text.matchAll(sections)) {
      const blockStart = indices?.[1]?.[0] ?? 0;
      // The keys of the section are those as far in as its first; deeper ones are about a package.
      const indent = /^([ \t]+)[\w"']/m.exec(block)?.[1] ?? " ";
      for (const { index, 0: found, 1: name = "" } of block.matchAll(
        new RegExp(`^${indent}["']?(\\w+)["']?[ \\t]*:`, "gm"),
      )) {
        yield { name, start: blockStart + index + found.indexOf(name) };
      }
    }
  },
};
