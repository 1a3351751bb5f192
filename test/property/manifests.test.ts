import assert from "node:assert/strict";
import { CatalogIndex } from "../../server/src/catalogs/catalogIndex";
import { readCatalog } from "../../server/src/catalogs/readCatalog";
import { manifestGlobs, readManifest } from "../../server/src/workspace/manifests";

describe("manifests are read in no time, however they are broken", () => {
  // Each is what some pattern begins with and never comes to an end; a pattern that begins anew everywhere takes minutes.
  const pieces = [" ", "\n", "\r\n", "\t \n", "[", "]", "(", '"', "'", '\\"', "#", "<!--", "/*", "-"];
  const beginnings = [
    ...['"a', "[", "[[ ", "a =", 'a = "', 'dependencies = [ "a', "[project]\ndependencies = [\n"],
    ...[
      "require",
      "require (\n",
      "require a",
      "gem",
      "gem (",
      "DEPENDENCIES\n",
      " ",
      "dependencies:\n",
      "dependencies:\n  a",
    ],
    ...["<dependency>", "<dependency><exclusions>", "<dependency><groupId>", "<dependency><groupId>a"],
    ...["<PackageReference ", "<PackageReference Include", "<PackageReference Include=", '<package id="'],
    ...["implementation", "implementation(platform(", "implementation group", "api ", "a"],
  ];
  for (const file of manifestGlobs.map((glob) => glob.replace("*", "-dev"))) {
    it(`is true of ${file}`, () => {
      const data = { errdexCatalog: 1, id: "c", name: "c", codes: { E_X: "x" }, evidence: { packages: ["acme-pay"] } };
      const { catalog } = readCatalog(data, "test");
      const index = new CatalogIndex(catalog === undefined ? [] : [catalog]);
      for (const piece of [...pieces, ...beginnings]) {
        assert.deepEqual(readManifest(file, piece.repeat(100_000 / piece.length), index).evidence, []);
      }
      for (const beginning of beginnings) {
        for (const piece of [" ", "\n", "a"]) {
          assert.deepEqual(readManifest(file, `${beginning}${piece.repeat(50_000)}!`, index).evidence, []);
        }
      }
    });
  }
});
