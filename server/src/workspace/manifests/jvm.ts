import { blank, findByPattern, type Dependency, type ManifestFormat } from "./manifest";

/** Packages of Maven are called `group:artifact`. */
export const maven: ManifestFormat = {
  fileName: /^pom\.xml$/,
  findDependencies: function* (text): Generator<Dependency> {
    const code = blank(text, /<!--[^]*?(?:-->|$)/g);
    for (const { index, 0: block } of code.matchAll(/<dependency>[^]*?(?:<\/dependency>|$)/g)) {
      const outer = blank(block, /<exclusions>[^]*?(?:<\/exclusions>|$)/g);
      const group = /<groupId>\s*([^<\s]+)\s*<\/groupId>/.exec(outer)?.[1];
      const artifact = /<artifactId>\s*([^<\s]+)\s*<\/artifactId>/.exec(outer)?.[1];
      if (group !== undefined && artifact !== undefined) {
        yield { name: `${group}:${artifact}`, start: index + block.indexOf(artifact, outer.indexOf("<artifactId>")) };
      }
    }
  },
};

const configuration = String.raw`(?:\w*(?:[iI]mplementation|[aA]pi|[cC]ompile|[cC]ompileOnly|[rR]untime|[rR]untimeOnly)|classpath|kapt|ksp|annotationProcessor)`;
const coordinates = findByPattern(
  new RegExp(
    String.raw`\b${configuration}[\s(]+(?:(?:enforcedPlatform|platform)\s*\(\s*)?["']([\w.-]+:[\w.-]+)(?=[:"'@])`,
    "gd",
  ),
);
const named = new RegExp(
  String.raw`\b${configuration}[\s(]+group\s*[:=]\s*["']([\w.-]+)["']\s*,\s*name\s*[:=]\s*["']([\w.-]+)["']`,
  "gd",
);

/** The form of a Gradle file that nearly all have; one is a program, which only Gradle can read to the letter. */
export const gradle: ManifestFormat = {
  fileName: /^build\.gradle(?:\.kts)?$/,
  findDependencies: function* (text): Generator<Dependency> {
    // In a glob, `/*` begins nothing that ends.
    const code = blank(text, /\/\*(?:(?!\/\*)[^])*?\*\/|(?<![:"'])\/\/.*/g);
    yield* coordinates(code);
    for (const { 1: group = "", 2: artifact = "", indices } of code.matchAll(named)) {
      yield { name: `${group}:${artifact}`, start: indices?.[2]?.[0] ?? 0 };
    }
  },
};
