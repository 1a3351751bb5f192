import assert from "node:assert/strict";
import { languageOfId } from "../../../server/src/languages";
import { createSubjectReader, type ReadSubject } from "../../../server/src/occurrences/subject";

function readerOf(languageId: string): ReadSubject {
  const language = languageOfId(languageId);
  assert.ok(language, `no language ${languageId}`);
  return createSubjectReader(language.subjects);
}

describe("the subject of a group", () => {
  const cases: Readonly<
    Record<string, readonly (readonly [expression: string, text: string | undefined, field: string | undefined])[]>
  > = {
    typescript: [
      ["err.code", "err.code", "code"],
      ["(err as ApiError)?.response!.data['code']", "err.response.data.code", "code"],
      ["(<ApiError>err).code", "err.code", "code"],
      ["((err as { code: string }).code)", "err.code", "code"],
      ["( code )", "code", "code"],
      ["String(err.code).toUpperCase()", "err.code", "code"],
      ["(err.code.toLowerCase())", "err.code", "code"],
      ["(getCode(read(err)))", "getCode(read(err))", "getCode"],
      ["await getCode(err)", "getCode(err)", "getCode"],
      ["(await response.json()).code", "(response.json()).code", "code"],
      ["body.error\n    .trim()", "body.error", "error"],
      ["'code'", "code", "code"],
      ["['code']", "code", "code"],
      ["err.getCode()", "err.code", "code"],
      ["params.get('error')", "params.error", "error"],
      ["messages.get(code)", "messages.get(code)", "get"],
      ["codes[0]", "codes", "codes"],
      ["(body.code ?? '')", "body.code", "code"],
      ["(body?.code || undefined)", "body.code", "code"],
      ["body.code ?? fallback", "body.code??fallback", "fallback"],
      ["!done && err?.code", "err.code", "code"],
      ["", undefined, undefined],
      ["+++", undefined, undefined],
      ["a".repeat(200), "a".repeat(200), "a".repeat(200)],
      ["a".repeat(201), undefined, undefined],
      [`${"a".repeat(300)} || err.code`, "err.code", "code"],
      [`${"a".repeat(300)} | err.code`, undefined, undefined],
    ],
    typescriptreact: [["error!.code", "error.code", "code"]],
    javascript: [["err?.code.toLowerCase()", "err.code", "code"]],
    php: [
      ["$code", "code", "code"],
      ["(string) $this->body?->error", "this.body.error", "error"],
      ["$err->getCode()", "err.code", "code"],
      ["$e->getErrorCode()", "e.errorCode", "errorCode"],
      ["$err['data']['code']", "err.data.code", "code"],
      ["strtoupper($err['code'])", "err.code", "code"],
      ["Arr::get($err, 'code')", "err.code", "code"],
      ["data_get($response->json(), 'error.code', 'none')", "response.json().error.code", "code"],
      ["$response->json('error.code', '')", "response.error.code", "code"],
      ["$request->input('code')", "request.code", "code"],
      ["optional($err)->code", "err.code", "code"],
      ["$err->code->value", "err.code", "code"],
      ["($err['code'] ?? null)", "err.code", "code"],
      ["$err->{'code'}", "err.code", "code"],
    ],
    python: [
      ['err["error_code"]', "err.error_code", "error_code"],
      ['body.get("error", {}).get("code")', "body.error.code", "code"],
      ['err.get("code", "").upper()', "err.code", "code"],
      ['getattr(err, "code", None)', "err.code", "code"],
      ['(err.get("code") or "")', "err.code", "code"],
      ["err.code.value", "err.code", "code"],
    ],
    ruby: [
      ["err&.code.to_s.upcase", "err.code", "code"],
      ["err[:code]", "err.code", "code"],
      [":code", "code", "code"],
      ["body.dig(:data, :error, :code)", "body.data.error.code", "code"],
      ['body.dig("data", "code")', "body.data.code", "code"],
      ["body.fetch(:error)", "body.error", "error"],
      ["(body['code'] || '')", "body.code", "code"],
      ["err.try(:code)", "err.code", "code"],
      ["String(err.code)", "err.code", "code"],
    ],
    elixir: [
      ["code: ", "code", "code"],
      ['Map.get(body, "error")', "body.error", "error"],
      ['Map.get(Map.get(body, "data"), "error")', "body.data.error", "error"],
      ['get_in(body, ["data", "error"])', "body.error", "error"],
      ['body |> Map.get("error", "")', "body.error", "error"],
      ["body |> get_in([:data, :error])", "body.error", "error"],
      ["body.error |> String.trim()", "body.error", "error"],
      ['(body["error"] || "")', "body.error", "error"],
      ["Map.fetch!(body, :code)", "body.code", "code"],
      ["String.upcase(err.code)", "err.code", "code"],
    ],
    java: [
      ["((RatioException) err).getCode()", "err.code", "code"],
      ["response.getError().getCode()", "response.error.code", "code"],
      ["String.valueOf(err.getCode())", "err.code", "code"],
      ['node.path("error").asText()', "node.error", "error"],
      ['json.get("code").getAsString()', "json.code", "code"],
      ["Optional.ofNullable(err.getCode())", "Optional.ofNullable(err.getCode())", "ofNullable"],
    ],
    kotlin: [
      ["(e as? RatioException)?.code", "e.code", "code"],
      ["err?.response!!.code.uppercase()", "err.response.code", "code"],
    ],
    csharp: [
      ["!done && err?.Code.ToUpperInvariant()", "err.Code", "Code"],
      ['((string)body["code"]!).Trim()', "body.code", "code"],
    ],
    scala: [
      ["e.asInstanceOf[RatioError].code", "e.code", "code"],
      ['(json \\ "code").as[String]', "json.code", "code"],
    ],
    rust: [
      ["err.code.as_str()", "err.code", "code"],
      ["err.code.as_deref().unwrap_or_default()", "err.code", "code"],
      ["&*err.code.to_lowercase()", "err.code", "code"],
      ["err.code()", "err.code()", "code"],
      ['body["code"].as_str()', "body.code", "code"],
      ["Some(code)", "code", "code"],
      ["mut code", "code", "code"],
      ["&mut code", "code", "code"],
    ],
    go: [
      ["err.Code", "err.Code", "Code"],
      ["*err.Code", "err.Code", "Code"],
      ["strings.ToUpper(err.Code)", "err.Code", "Code"],
      ['body["code"].(string)', "body.code", "code"],
    ],
    cpp: [
      ["err->code", "err.code", "code"],
      ["err->code.c_str()", "err.code", "code"],
      ["std::string(err.code)", "err.code", "code"],
      ['body.at("code").get<std::string>()', "body.code", "code"],
      ["* const LIST[]", "LIST", "LIST"],
    ],
    dart: [["(await call())?.error!.code.toString()", "(call()).error.code", "code"]],
    swift: [
      ["err?.code", "err.code", "code"],
      ["(err as? ApiError)?.code.rawValue", "err.code", "code"],
      ['body["code"] as? String', "body.code", "code"],
      ['(body["data"] as? [String: Any])?["code"]', "body.data.code", "code"],
      ["try! await code", "code", "code"],
      ["err.code.uppercased()", "err.code", "code"],
    ],
    shellscript: [
      ['"$code"', "code", "code"],
      ['"${code:-}"', "code", "code"],
      ["${body[code]}", "body.code", "code"],
      ['"$(jq -r \'.error.code\' <<< "$body")"', "error.code", "code"],
      ['"$(echo "$body" | jq --raw-output .code)"', "code", "code"],
      ['"$(curl -s "$(url)" | jq -r .code)"', "code", "code"],
      ['"$(yq .error.code answer.yaml)"', "error.code", "code"],
    ],
  };
  for (const [languageId, expressions] of Object.entries(cases)) {
    for (const [expression, text, field] of expressions) {
      it(`${languageId}: ${JSON.stringify(expression.slice(0, 40))}`, () => {
        const subject = readerOf(languageId)(expression);
        assert.equal(subject?.text, text);
        assert.equal(subject?.field, field);
      });
    }
  }

  it("is the same when it is asked for again", () => {
    const readSubject = readerOf("typescript");
    assert.equal(readSubject("err.code!"), readSubject("err.code!"));
    assert.equal(readSubject("+++"), undefined);
    assert.equal(readSubject("+++"), undefined);
  });
});

describe("a subject in any case", () => {
  const conversions: Readonly<Record<string, readonly string[]>> = {
    typescript: ["err.code.toLowerCase()", "(err as E).code!.trim().toUpperCase().trim()"],
    python: ["err.code.lower()", "str(err.code).upper()", "err.code.casefold()"],
    php: [
      "strtolower($err->code)",
      "mb_strtoupper($err->code)",
      "strtolower($err->getCode())",
      "trim(strtolower($err->code))",
    ],
    ruby: ["err.code.downcase", "err.code.to_s.upcase.to_sym"],
    elixir: ["String.downcase(err.code)"],
    java: ["err.getCode().toLowerCase()", "err.getCode().toUpperCase(Locale.ROOT)"],
    kotlin: ["err.code.lowercase()", "err.code?.toUpperCase()"],
    csharp: ["err.code.ToLowerInvariant()", "err.code.ToUpper(CultureInfo.InvariantCulture)"],
    scala: ["err.code.toLowerCase"],
    rust: ["err.code.to_ascii_lowercase()", "err.code.to_uppercase().as_str()"],
    go: ["strings.ToLower(err.code)"],
    cpp: ["err.code.toLower()"],
    dart: ["err.code.toLowerCase()"],
    swift: ["err.code.lowercased()"],
  };
  for (const [languageId, expressions] of Object.entries(conversions)) {
    it(`is what ${languageId} converts`, () => {
      for (const expression of expressions) {
        assert.deepEqual(
          readerOf(languageId)(expression),
          { text: "err.code", field: "code", anyCase: true },
          expression,
        );
      }
    });
  }

  it("is the shell's parameter in small letters", () => {
    assert.deepEqual(readerOf("shellscript")('"${code,,}"'), { text: "code", field: "code", anyCase: true });
  });

  it("is no other conversion", () => {
    for (const expression of ["err.code", "String(err.code).trim()", "err.toLowerCase().code"]) {
      assert.equal(readerOf("typescript")(expression)?.anyCase, false);
    }
  });
});
