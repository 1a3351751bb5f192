import assert from "node:assert/strict";
import Ajv from "ajv";
import ratio from "../../shared/catalogs/ratio.json";
import sphere from "../../shared/catalogs/sphere.json";
import schema from "../../shared/schemas/catalog.schema.json";
import { audiences, categories, retries } from "../../shared/src/catalog";

describe("schema of catalog files", () => {
  // Strict: a keyword that neither JSON Schema nor VS Code knows is a slip.
  const ajv = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true });
  ajv.addVocabulary(["markdownDescription", "enumDescriptions", "patternErrorMessage", "defaultSnippets"]);
  const validate = ajv.compile(schema);
  const complaints = (value: unknown): string[] => {
    validate(value);
    return (validate.errors ?? []).map(({ instancePath, message = "" }) => `${instancePath}: ${message}`);
  };

  const definitions = new Map<string, object>(Object.entries(schema.definitions));

  const least = {
    errdexCatalog: 1,
    id: "acme",
    name: "Acme Pay",
    codes: { INVALID_OTP: "The password is malformed." },
  };
  const withEntry = (fields: object): object => ({ ...least, codes: { C: { summary: "It fails.", ...fields } } });

  const accepted: readonly [what: string, value: unknown][] = [
    ["the built-in catalog ratio", ratio],
    ["the built-in catalog sphere", sphere],
    ["a catalog with the required keys alone", least],
    ["a catalog without codes yet", { ...least, codes: {} }],
    ["a catalog that names its schema", { $schema: "../catalog.schema.json", ...least }],
    ["a catalog that replaces a built-in one", { ...least, id: "ratio", replace: true }],
    ["a code of one character", { ...least, codes: { "7": "Seven." } }],
    ["a code of 128 characters", { ...least, codes: { ["C".repeat(128)]: "Long." } }],
    ["a code with inner blanks, dots and a sign", { ...least, codes: { "-1.2 (b): é": "Odd." } }],
    [
      "any fields in the example of an error body",
      { ...least, envelope: { codeFields: ["e"], example: { a: [null] } } },
    ],
    [
      "an entry with every field",
      withEntry({
        detail: "Always.",
        category: "availability",
        field: "otp",
        format: "string",
        header: "acme-client-id",
        heading: "Logins",
        httpStatus: [400, 503],
        docs: "http://docs.acme.com/errors#c",
        related: ["D"],
        aliases: ["OLD_C"],
        deprecated: { since: "v2", replacedBy: "D" },
        guidance: { audience: "operator", retry: "never", action: "Give up." },
      }),
    ],
  ];
  for (const [what, value] of accepted) {
    it(`accepts ${what}`, () => {
      assert.deepEqual(complaints(value), []);
    });
  }

  /** Each with the place and the beginning of the first complaint. */
  const refused: readonly [what: string, value: unknown, complaint: string][] = [
    ["a list", [], ": must be object"],
    ["a catalog without its mark", omit(least, "errdexCatalog"), ": must have required property 'errdexCatalog'"],
    ["a catalog without id", omit(least, "id"), ": must have required property 'id'"],
    ["a catalog without name", omit(least, "name"), ": must have required property 'name'"],
    ["a catalog without codes", omit(least, "codes"), ": must have required property 'codes'"],
    ["a key that is not in the format", { ...least, version: 2 }, ": must NOT have additional properties"],
    ["a format yet to come", { ...least, errdexCatalog: 2 }, "/errdexCatalog: must be equal to constant"],
    ["an id with capitals", { ...least, id: "Acme" }, "/id: must match pattern"],
    ["an id that starts with a hyphen", { ...least, id: "-acme" }, "/id: must match pattern"],
    ["an id of 41 characters", { ...least, id: "a".repeat(41) }, "/id: must NOT have more than 40 characters"],
    ["a blank name", { ...least, name: " " }, "/name: must match pattern"],
    ["a docs address with another scheme", { ...least, docs: "command:errdex.run" }, "/docs: must match pattern"],
    ["a day in another notation", { ...least, checked: "21.11.2026" }, "/checked: must match pattern"],
    ["a replace that is no boolean", { ...least, replace: "yes" }, "/replace: must be boolean"],
    [
      "an envelope without code fields",
      { ...least, envelope: {} },
      "/envelope: must have required property 'codeFields'",
    ],
    [
      "an empty list of code fields",
      { ...least, envelope: { codeFields: [] } },
      "/envelope/codeFields: must NOT have fewer than 1 items",
    ],
    [
      "an unknown key in the envelope",
      { ...least, envelope: { codeFields: ["code"], codes: [] } },
      "/envelope: must NOT have additional properties",
    ],
    [
      "an example that is text",
      { ...least, envelope: { codeFields: ["code"], example: "{}" } },
      "/envelope/example: must be object",
    ],
    [
      "a host with a scheme",
      { ...least, evidence: { hosts: ["https://a.com"] } },
      "/evidence/hosts/0: must match pattern",
    ],
    [
      "a header in capitals",
      { ...least, evidence: { headers: ["Acme-Id"] } },
      "/evidence/headers/0: must match pattern",
    ],
    [
      "a package twice",
      { ...least, evidence: { packages: ["a", "a"] } },
      "/evidence/packages: must NOT have duplicate items",
    ],
    [
      "an unknown kind of evidence",
      { ...least, evidence: { urls: [] } },
      "/evidence: must NOT have additional properties",
    ],
    ["a family that is just its title", { ...least, families: { A_: "A" } }, "/families/A_: must be object"],
    ["a family without title", { ...least, families: { A_: {} } }, "/families/A_: must have required property 'title'"],
    ["a family without prefix", { ...least, families: { "": { title: "All" } } }, "/families: must match pattern"],
    ["codes as a list", { ...least, codes: ["C"] }, "/codes: must be object"],
    ["an empty code", { ...least, codes: { "": "Nothing." } }, "/codes: must match pattern"],
    ["a code with a blank at its end", { ...least, codes: { "C ": "A blank." } }, "/codes: must match pattern"],
    ["a code with a blank at its start", { ...least, codes: { "\u00a0C": "A blank." } }, "/codes: must match pattern"],
    ["a code with a control character", { ...least, codes: { "C\u0000D": "A zero." } }, "/codes: must match pattern"],
    ["a code of two lines", { ...least, codes: { "C\nD": "A break." } }, "/codes: must match pattern"],
    [
      "a code of 129 characters",
      { ...least, codes: { ["C".repeat(129)]: "Long." } },
      "/codes: must NOT have more than 128 characters",
    ],
    ["an entry that is null", { ...least, codes: { C: null } }, "/codes/C: must be object,string"],
    ["a blank summary", { ...least, codes: { C: "" } }, "/codes/C: must match pattern"],
    ["an entry without summary", { ...least, codes: { C: {} } }, "/codes/C: must have required property 'summary'"],
    ["an unknown key in an entry", withEntry({ title: "C" }), "/codes/C: must NOT have additional properties"],
    ["a category of one's own", withEntry({ category: "other" }), "/codes/C/category: must be equal to one of"],
    ["a status that stands alone", withEntry({ httpStatus: 400 }), "/codes/C/httpStatus: must be array"],
    ["a status as text", withEntry({ httpStatus: ["400"] }), "/codes/C/httpStatus/0: must be integer"],
    ["a status that HTTP does not have", withEntry({ httpStatus: [600] }), "/codes/C/httpStatus/0: must be <= 599"],
    ["an entry's address that is relative", withEntry({ docs: "#c" }), "/codes/C/docs: must match pattern"],
    ["a related code twice", withEntry({ related: ["D", "D"] }), "/codes/C/related: must NOT have duplicate items"],
    ["a deprecation that only says yes", withEntry({ deprecated: true }), "/codes/C/deprecated: must be object"],
    [
      "an audience of one's own",
      withEntry({ guidance: { audience: "all" } }),
      "/codes/C/guidance/audience: must be equal to one of",
    ],
    [
      "a retry that is a boolean",
      withEntry({ guidance: { retry: true } }),
      "/codes/C/guidance/retry: must be equal to one of",
    ],
    ["a status of two digits", { ...least, statuses: { "42": { summary: "No." } } }, "/statuses: must match pattern"],
    ["a status class", { ...least, statuses: { "4xx": { summary: "No." } } }, "/statuses: must match pattern"],
    [
      "a status without summary",
      { ...least, statuses: { "429": {} } },
      "/statuses/429: must have required property 'summary'",
    ],
  ];
  for (const [what, value, complaint] of refused) {
    it(`refuses ${what}`, () => {
      const [first = "no complaint"] = complaints(value);
      assert.equal(first.slice(0, complaint.length), complaint);
    });
  }

  it("says what a place is for where the place is: VS Code prefers what a definition says that it refers to", () => {
    const visit = (node: unknown, path: string): readonly string[] => {
      if (typeof node !== "object" || node === null) {
        return [];
      }
      const definition = "$ref" in node ? definitions.get(String(node.$ref).replace("#/definitions/", "")) : undefined;
      const said = Object.keys(node).filter((key) => definition !== undefined && key in definition);
      return [
        ...said.map((key) => `${path}/${key}`),
        ...Object.entries(node).flatMap(([key, value]) => visit(value, `${path}/${key}`)),
      ];
    };
    assert.deepEqual(visit(schema, ""), []);
  });

  it("allows the values of the type contract", () => {
    const { entry, guidance } = schema.definitions;
    assert.deepEqual(entry.properties.category.enum, [...categories]);
    assert.deepEqual(guidance.properties.audience.enum, [...audiences]);
    assert.deepEqual(guidance.properties.retry.enum, [...retries]);
  });

  it("describes every property for people who write catalogs", () => {
    for (const [place, part] of schemaParts(schema)) {
      const { $ref, description, enum: values, enumDescriptions } = part;
      const isProperty = place.split("/").at(-2) === "properties";
      const definition = typeof $ref === "string" ? definitions.get($ref.replace("#/definitions/", "")) : undefined;
      assert(!isProperty || description || (definition && "description" in definition), `${place} has no description`);
      assert.equal(asList(enumDescriptions).length, asList(values).length, `${place} describes each of its values`);
    }
  });

  it("offers snippets and examples that it accepts itself", () => {
    const offers = schemaParts(schema).flatMap(([place, part]) => {
      const snippets = asList(part["defaultSnippets"]).map((snippet) =>
        expandSnippet((snippet as { body: unknown }).body),
      );
      return [...snippets, ...asList(part["examples"])].map((value) => ({ place, value }));
    });
    assert(offers.length > 20);
    for (const { place, value } of offers) {
      const accepts = ajv.compile({ $ref: `errdex-catalog-1#${place}` });
      assert(accepts(value), `${place} refuses ${JSON.stringify(value)}: ${ajv.errorsText(accepts.errors)}`);
    }
  });
});

type SchemaPart = Readonly<Record<string, unknown>>;

/** The schema and all schemas within it, each with its place as a JSON pointer. */
function schemaParts(part: SchemaPart, place = ""): [place: string, part: SchemaPart][] {
  const maps = ["properties", "definitions"].flatMap((key) =>
    Object.entries((part[key] ?? {}) as Record<string, SchemaPart>).map(
      ([name, inner]) => [`${place}/${key}/${name}`, inner] as const,
    ),
  );
  const single = ["items", "additionalProperties", "propertyNames"]
    .filter((key) => typeof part[key] === "object")
    .map((key) => [`${place}/${key}`, part[key] as SchemaPart] as const);
  return [[place, part], ...[...maps, ...single].flatMap(([at, inner]) => schemaParts(inner, at))];
}

/** What a snippet inserts if every placeholder is left as it is offered. */
function expandSnippet(body: unknown): unknown {
  const date: Readonly<Record<string, string>> = { YEAR: "2026", MONTH: "11", DATE: "21" };
  const text = JSON.stringify(body)
    .replace(/\$CURRENT_(\w+?)(?=\W)/g, (_, unit: string) => date[unit] ?? "")
    .replace(/\$\{\d+\|([^,|]*)[^}]*\}/g, "$1")
    .replace(/\$\{\d+:([^}]*)\}/g, "$1");
  return JSON.parse(text);
}

function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function omit(value: object, key: string): object {
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
}
