import assert from "node:assert/strict";
import { CatalogIndex } from "../../../server/src/catalogs/catalogIndex";
import { readCatalog } from "../../../server/src/catalogs/readCatalog";
import { isManifest, manifestGlobs, readManifest } from "../../../server/src/workspace/manifests";

/** Each names the packages that count as in use; what is only mentioned must not. */
const cases: readonly (readonly [file: string, used: readonly string[], text: string])[] = [
  ["package.json", ["@acme/pay"], '{\n  "name": "shop",\n  "dependencies": { "@acme/pay": "^2.0.0" }\n}\n'],
  ["package.json", ["acme-pay"], '{ "devDependencies": { "left": "1" }, "peerDependencies": { "acme-pay": "*" } }'],
  ["package.json", [], '{ "name": "@acme/pay", "keywords": ["acme-pay"], "scripts": { "acme-pay": "x" } }'],
  ["package.json", [], '{ "dependencies": { "@acme/pay": '],
  ["composer.json", ["acme/pay"], '{ "require": { "php": ">=8", "Acme/Pay": "^1" } }'],
  ["composer.json", [], '{ "name": "acme/pay", "suggest": { "acme/pay": "for payments" } }'],
  ["requirements.txt", ["acme_pay"], "requests==2.32\nAcme.Pay[async]>=1.0 ; python_version > '3.9'\n"],
  ["requirements-dev.txt", ["acme-pay"], "-r requirements.txt\nacme-pay\n"],
  ["requirements.txt", [], "# acme-pay\nacme-pay-extra==1\n-e git+https://host/acme-pay\n"],
  [
    "pyproject.toml",
    ["acme-pay"],
    '[project]\nname = "shop"\ndependencies = [\n  "requests>=2", # not "acme_pay2"\n  "acme_pay[fast] >= 1",\n]\n',
  ],
  ["pyproject.toml", ["acme-pay"], '[project.optional-dependencies]\npay = ["acme-pay~=1.2"]\n'],
  ["pyproject.toml", ["acme-pay"], '[dependency-groups]\ndev = [\n  "acme-pay",\n]\n'],
  [
    "pyproject.toml",
    ["acme-pay"],
    '[tool.poetry.group.dev.dependencies]\nacme-pay = { version = "^1", extras = ["x"] }\n',
  ],
  [
    "pyproject.toml",
    [],
    '[project]\nname = "acme-pay"\nkeywords = ["acme-pay"]\n# dependencies = ["acme-pay"]\n[tool.x]\nacme-pay = 1\n',
  ],
  ["Pipfile", ["acme-pay"], '[packages]\nacme-pay = "*"\n'],
  ["Pipfile", [], '[scripts]\nacme-pay = "run"\n[packages]\n# acme-pay = "*"\n'],
  ["Cargo.toml", ["acme-pay"], '[package]\nname = "shop"\n\n[dependencies]\nacme-pay = "1"\n'],
  ["Cargo.toml", ["acme-pay"], "[target.'cfg(unix)'.dependencies.acme-pay]\nversion = \"1\"\n"],
  ["Cargo.toml", ["acme-pay"], "[workspace.dependencies]\nacme-pay.workspace = true\n"],
  ["Cargo.toml", [], '[package]\nname = "acme-pay"\n[features]\nacme-pay = []\n[dependencies]\n#acme-pay = "1"\n'],
  [
    "pom.xml",
    ["com.acme:pay"],
    "<project><dependencies>\n<dependency>\n  <groupId>com.acme</groupId>\n  <artifactId> pay </artifactId>\n</dependency></dependencies></project>",
  ],
  [
    "pom.xml",
    [],
    "<project><groupId>com.acme</groupId><artifactId>pay</artifactId><!-- <dependency><groupId>com.acme</groupId><artifactId>pay</artifactId></dependency> --><dependency><groupId>g</groupId><artifactId>a</artifactId><exclusions><exclusion><groupId>com.acme</groupId><artifactId>pay</artifactId></exclusion></exclusions></dependency></project>",
  ],
  ["build.gradle", ["com.acme:pay"], "dependencies {\n  implementation 'com.acme:pay:1.2'\n}\n"],
  ["build.gradle", ["com.acme:pay"], "testImplementation group: 'com.acme', name: 'pay', version: '1'\n"],
  ["build.gradle.kts", ["com.acme:pay"], 'dependencies { api(platform("com.acme:pay:1")) }\n'],
  [
    "build.gradle",
    [],
    "// implementation 'com.acme:pay:1'\n/* api 'com.acme:pay:1' */\ndescription = 'com.acme:pay:1'\nmaven { url 'https://com.acme:pay' }\n",
  ],
  [
    "go.mod",
    ["github.com/acme/pay-go"],
    "module shop\n\nrequire (\n\tgithub.com/acme/pay-go/v3 v3.1.0 // indirect\n)\n",
  ],
  ["go.mod", ["github.com/acme/pay-go"], "module shop\nrequire github.com/acme/pay-go v1.0.0\n"],
  [
    "go.mod",
    [],
    "module github.com/acme/pay-go\n// require github.com/acme/pay-go v1.0.0\nexclude github.com/acme/pay-go v1.0.0\n",
  ],
  ["Gemfile", ["acme_pay"], 'source "https://rubygems.org"\ngem "acme_pay", "~> 1"\n'],
  ["shop.gemspec", ["acme_pay"], 'Gem::Specification.new do |spec|\n  spec.add_dependency "acme_pay"\nend\n'],
  ["Gemfile", [], '# gem "acme_pay"\ngem "acme_pay_rails"\n'],
  ["Gemfile.lock", ["acme_pay"], "GEM\n  specs:\n    rake (13)\n\nDEPENDENCIES\n  acme_pay (~> 1)\n  rake\n"],
  ["Gemfile.lock", [], "GEM\n  specs:\n    acme_pay (1.0)\n\nDEPENDENCIES\n  rake\n"],
  ["Shop.csproj", ["Acme.Pay"], '<Project><PackageReference\n  Version="1" Include="acme.pay" /></Project>'],
  ["Directory.Packages.props", ["Acme.Pay"], '<Project><PackageVersion Include="Acme.Pay" Version="1" /></Project>'],
  ["packages.config", ["Acme.Pay"], '<packages><package id="Acme.Pay" version="1" /></packages>'],
  [
    "Shop.csproj",
    [],
    '<Project><!-- <PackageReference Include="Acme.Pay" /> --><Compile Include="Acme.Pay" /><PackageId>Acme.Pay</PackageId></Project>',
  ],
  ["pubspec.yaml", ["acme_pay"], "name: shop\n\ndependencies:\n  flutter:\n    sdk: flutter\n\n  acme_pay: ^1.0.0\n"],
  ["pubspec.yaml", ["acme_pay"], "dev_dependencies: # tools\r\n    acme_pay:\r\n      path: ../pay\r\n"],
  [
    "pubspec.yaml",
    [],
    "name: acme_pay\ndependencies:\n  # acme_pay: ^1\n  other:\n    acme_pay: no\nflutter:\n  acme_pay: x\n",
  ],
  ["README.md", [], "acme-pay"],
];

const packages = [
  "@acme/pay",
  "acme-pay",
  "acme/pay",
  "com.acme:pay",
  "github.com/acme/pay-go",
  "acme_pay",
  "Acme.Pay",
];

describe("packages in manifests", () => {
  const withCrlf = cases.map(([file, used, text]) => [file, used, text.replace(/\r?\n/g, "\r\n")] as const);
  for (const [file, used, text] of [...cases, ...withCrlf]) {
    it(`${file}: ${text.slice(0, 60).replace(/\s+/g, " ")}`, () => {
      // One catalog for each package, so that each is asked about by itself.
      const index = new CatalogIndex(
        packages.flatMap((name, i) => {
          const data = { errdexCatalog: 1, id: `c${i}`, name, codes: { E_X: "x" }, evidence: { packages: [name] } };
          const { catalog, problems } = readCatalog(data, "test");
          assert.deepEqual(problems, []);
          return catalog ?? [];
        }),
      );
      const { evidence } = readManifest(`/app/${file}`, text, index);
      // Python takes `acme_pay` and `acme-pay` for one.
      const names = new Set(evidence.map(({ catalog }) => catalog.name));
      for (const name of used) {
        assert.ok(names.has(name), `${name} is used, found were: ${[...names].join()}`);
      }
      assert.ok(used.length > 0 || names.size === 0, [...names].join());
      for (const { line, start, end, name } of evidence) {
        const place = text.split("\n")[line]?.slice(start, end) ?? "";
        assert.ok(
          name.endsWith(place.trim()) || place === name.slice(name.indexOf(":") + 1) || name.includes(":"),
          place,
        );
      }
    });
  }

  it("are looked for in the files that editors are asked for", () => {
    for (const glob of manifestGlobs) {
      assert.ok(isManifest(`a/b/${glob.replace("*", "x")}`), glob);
    }
    assert.ok(!isManifest("a/package.json/x.ts"));
  });
});
