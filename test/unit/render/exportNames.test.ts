import assert from "node:assert/strict";
import { builtInCatalogs } from "../../../server/src/catalogs/builtIn";
import type { Catalog } from "../../../server/src/catalogs/model";
import { ExportError, type ExportForm } from "../../../server/src/render/exporters/exporter";
import { exportCatalog, exportFileName } from "../../../server/src/render/exporters/index";
import { adversarialCatalog } from "../../support/adversarialCatalog";

describe("names in exports", () => {
  const named = (form: ExportForm, name?: string): string => exportCatalog(adversarialCatalog, form, { name });
  const nameOf = (form: ExportForm, pattern: RegExp): string | undefined => pattern.exec(named(form))?.[1];

  it("keep codes apart that a language would spell alike", () => {
    const cases = [
      ["APPLICATION_EARLY_ACCESS", "APPLICATION_EARLY_ACCESS"],
      ["APPLICATION_EARLY_ACCESS_2", "APPLICATION_EARLY_ACCESS_2"],
      ["application/earlyAccess", "APPLICATION_EARLY_ACCESS_3"],
      ["application/early-access", "APPLICATION_EARLY_ACCESS_4"],
      ["application_early_access", "APPLICATION_EARLY_ACCESS_5"],
      ["1001", "CODE_1001"],
      ["code_1001", "CODE_1001_2"],
      ["-1001", "MINUS_1001"],
      ["3ds/required", "CODE_3DS_REQUIRED"],
      ["class", "CLASS"],
      ["HTTPTimeoutID", "HTTP_TIMEOUT_ID"],
      ["café", "CAFE"],
      ["cafe", "CAFE_2"],
    ] as const;
    for (const [code, name] of cases) {
      assert.equal(nameOf("java", new RegExp(`\\n {4}(\\w+)\\("${code}"\\)`)), name, code);
      assert.equal(nameOf("python", new RegExp(`\\n {4}(\\w+) = "${code}"\\n`)), name, code);
    }
    assert.equal(nameOf("go", /\n\t(\w+) Code = "HTTPTimeoutID"/), "CodeHTTPTimeoutID");
    assert.equal(nameOf("csharp", /const string (\w+) = "All"/), "All_2");
    assert.equal(nameOf("csharp", /const string (\w+) = "Equals"/), "Equals_2");
  });

  it("are of one kind, and different, for every language", () => {
    for (const [form, pattern] of [
      ["java", /^ {4}([A-Z][A-Z0-9_]*)\("/gm],
      ["kotlin", /^ {4}([A-Z][A-Z0-9_]*)\("/gm],
      ["python", /^ {4}([A-Z][A-Z0-9_]*) = "/gm],
      ["go", /^\t(Code[A-Za-z0-9_]*) Code = "/gm],
      ["csharp", /const string ([A-Z][A-Za-z0-9_]*) = "/g],
      ["typescript", /^ {2}([A-Z][A-Z0-9_]*): "/gm],
    ] as const) {
      const names = [...named(form).matchAll(pattern)].map((match) => match[1]);
      assert.equal(new Set(names).size, adversarialCatalog.entries.size, form);
    }
  });

  it("can be chosen, with a package where the language has packages", () => {
    const cases = [
      ["java", "com.acme.Pay", /^package com\.acme;$[^]*^public enum Pay \{$/m],
      ["kotlin", "com.acme.Pay", /^package com\.acme$[^]*^enum class Pay\(/m],
      ["csharp", "Acme.Errors.Pay", /^namespace Acme\.Errors$[^]*^ {4}public static class Pay$/m],
      ["go", "errs.Pay", /^package errs$[^]*^type Pay string$[^]*\tPayClass Pay = "class"/m],
      ["python", "Pay", /^class Pay\(StrEnum\):$/m],
      ["typescript", "Pay", /^export type Pay =$[^]*^export const pays: readonly Pay\[\]/m],
      ["zod", "Pay", /^export type Pay = z\.infer<typeof Pay>;$/m],
      ["markdown", "What can go *wrong*", /^# What can go \\\*wrong\\\*$/m],
    ] as const;
    for (const [form, name, pattern] of cases) {
      assert.match(named(form, name), pattern);
    }
    assert.equal(exportFileName(adversarialCatalog, "java", { name: "com.acme.Pay" }), "Pay.java");
    assert.equal(exportFileName(adversarialCatalog, "python"), "api_3_ds_nasty_codes.py");
    assert.equal(exportFileName(builtInCatalogs[0] as Catalog, "typescript"), "ratio-codes.ts");
  });

  it("are refused where the language cannot have them", () => {
    const cases: readonly (readonly [ExportForm, string, RegExp])[] = [
      ["typescript", "a b", /^"a b" cannot be a name in TypeScript: it takes letters, digits and _$/],
      ["typescript", "acme.Code", /there are no packages$/],
      ["typescript", "string", /"string" is a word of the language$/],
      ["zod", "z", /the export makes use of another "z"$/],
      ["go", "com.acme.Code", /a package is one word$/],
      ["java", "com.new.Code", /"new" is a word of the language$/],
      ["java", "Code.", /it takes letters, digits and _, with a package/],
      ["kotlin", "String", /makes use of another "String"$/],
      ["python", "", /cannot be a name in Python/],
      ["csharp", "1st", /cannot be a name in C#/],
    ];
    for (const [form, name, message] of cases) {
      assert.throws(
        () => named(form, name),
        (error) => error instanceof ExportError && message.test(error.message),
        `${form} ${name}`,
      );
    }
  });
});
