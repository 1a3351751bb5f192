import assert from "node:assert/strict";
import { unescapeLayers } from "../../../server/src/features/explainResponse/readResponse";
import { explainResponse } from "../../../server/src/features/explainResponse/explainResponse";
import { markdown, plainText } from "../../../server/src/render/markdown";
import { renderResponse } from "../../../server/src/render/responseExplanation";
import { testService } from "../../support/check";

const ratioBody = {
  createTime: "2023-01-01T12:34:56.000Z",
  message: "The otp is wrong",
  code: "INVALID_OTP",
};
const sphereBody = {
  ok: false,
  object: "error",
  error: "customer/duplicate",
  message: "There is one.",
  data: null,
  request: "request_1",
  ts: "2024-05-22T22:43:48.207Z",
};

/** `Ratio: INVALID_OTP in code; HTTP 400`. */
function summarize(text: string): string {
  const { apis, codes, statuses } = explainResponse(text, testService.index);
  const parts = codes.map(({ value, field, entries, near }) => {
    const where = field === undefined ? "" : ` in ${field}`;
    const meant = near.length === 0 ? "" : ` → ${near.map(({ code }) => code).join(", ")}`;
    return `${value}${where}${entries.length === 0 ? ` unknown${meant}` : ""}`;
  });
  const api = apis[0]?.catalog.name ?? "-";
  return [`${api}: ${parts.join(", ")}`, ...statuses.map(({ status }) => `HTTP ${status}`)].join("; ");
}

describe("the explanation of an error response", () => {
  const texts: Readonly<Record<string, readonly [text: string, expected: string]>> = {
    "a body of Ratio": [JSON.stringify(ratioBody), "Ratio: INVALID_OTP in code"],
    "a body of Sphere, over several lines": [
      JSON.stringify(sphereBody, undefined, 2),
      "Sphere: customer/duplicate in error",
    ],
    "a body that was cut off": ['{"createTime":"2023-01-01","message":"No","code":"INVALID_OTP', "Ratio: INVALID_OTP"],
    "a line of a log with a body as a string": [
      `2026-01-01 ERROR pay {"status":400,"body":${JSON.stringify(JSON.stringify(ratioBody))}}`,
      "Ratio: INVALID_OTP in code; HTTP 400",
    ],
    "a line of a log with signs as numbers": [
      "pay failed: {\\u0022code\\u0022:\\u0022INVALID\\u005fOTP\\u0022}",
      "Ratio: INVALID_OTP in code",
    ],
    "a body in a string in a string": [
      JSON.stringify({ log: JSON.stringify({ body: JSON.stringify(sphereBody) }) }),
      "Sphere: customer/duplicate in error",
    ],
    "an HTTP dump": [
      `HTTP/1.1 400 Bad Request\r\ncontent-type: application/json\r\nratio-client-id: x\r\n\r\n${JSON.stringify(ratioBody)}`,
      "Ratio: INVALID_OTP in code; HTTP 400",
    ],
    "an HTTP dump of HTTP/2 without a body": [
      "HTTP/2 429 \r\nserver: x\r\nhost: api.spherepay.co\r\n",
      "Sphere: ; HTTP 429",
    ],
    "a stack trace": [
      "RatioError: INVALID_OTP\n    at send (src/ratioClient.ts:12:9)\n    at async pay (src/pay.ts:4:3)",
      "Ratio: INVALID_OTP",
    ],
    "an error of axios": [
      "AxiosError: Request failed with status code 401\n  config: { url: 'https://api.spherepay.co/v1/customer' }",
      "Sphere: ; HTTP 401",
    ],
    "fields as a logger writes them": [
      "level=error code=INVALID_OTP status=400",
      "Ratio: INVALID_OTP in code; HTTP 400",
    ],
    "several codes": [
      '{"errors":[{"code":"INVALID_OTP"},{"code":"MISSING_OTP"}]}',
      "Ratio: INVALID_OTP in code, MISSING_OTP in code",
    ],
    "a code in a field after one elsewhere": [
      'MISSING_OTP: {"code":"INVALID_OTP"}',
      "Ratio: INVALID_OTP in code, MISSING_OTP",
    ],
    "a word that is a code, but no more telling than that": ["There was a conflict, or CONFLICT.", "-: "],
    "the code at the end of a sentence": ["It said customer/duplicate.", "Sphere: customer/duplicate"],
    "a slip of the pen": ['{"code": "INVALID_OPT"}', "-: INVALID_OPT in code unknown → INVALID_OTP"],
    "a slip of the pen elsewhere": ["got INVALID_OPT from it", "-: INVALID_OPT unknown → INVALID_OTP"],
    "a new code of an API that shows": [
      JSON.stringify({ ...ratioBody, code: "QUOTA_PER_DAY_REACHED" }),
      "Ratio: QUOTA_PER_DAY_REACHED in code unknown",
    ],
    "another API's body": ['{"code": "card_declined", "message": "No.", "type": "card_error"}', "-: "],
    "a sentence in a field for codes": ['{"error": "Bad Request", "statusCode": 400}', "-: ; HTTP 400"],
    "no error at all": ["Hello! See application/json and 400 sheep.", "-: "],
    nothing: ["", "-: "],
  };
  for (const [name, [text, expected]] of Object.entries(texts)) {
    it(`reads ${name}`, () => {
      assert.equal(summarize(text), expected);
    });
  }

  it("says what shows which API it is from", () => {
    const { apis, message } = explainResponse(JSON.stringify(ratioBody), testService.index);
    assert.deepEqual(
      apis.map(({ catalog, reasons }) => [catalog.name, ...reasons]),
      [["Ratio", "its errors have the fields createTime, message, code", "INVALID_OTP is a code of Ratio"]],
    );
    assert.equal(message, "The otp is wrong");
  });

  it("is a page with the vendor's facts, Errdex's advice and the status", () => {
    const text = `HTTP/1.1 400 Bad Request\n\n${JSON.stringify(sphereBody)}`;
    const page = renderResponse(explainResponse(text, testService.index), plainText);
    assert.match(page, /^Sphere answered: its errors have the fields ok, object, error, message, data, request, ts; /);
    assert.match(page, /\n\nIt says: There is one\.\n\n----\n\ncustomer\/duplicate — Sphere · /);
    assert.match(page, /Suggested handling \(Errdex’s advice\)/);
    assert.match(page, /It stands in the field error\./);
    assert.match(page, /\n\n----\n\nHTTP 400 — Sphere\n\nThe request is not well formed[^]*Errdex’s advice: /);
  });

  it("shows what the text holds, and never obeys it", () => {
    const text = JSON.stringify({
      ...ratioBody,
      message: "![x](https://evil.example/i.png) <img src=x> [a](command:b)",
    });
    const page = renderResponse(explainResponse(text, testService.index), markdown);
    assert.ok(
      page.includes("It says: *!\\[x\\](https\\://evil.example/i.png) \\<img src=x> \\[a\\](command:b)*"),
      page,
    );
  });

  it("says so where it finds nothing", () => {
    assert.equal(
      renderResponse(explainResponse("Hello", testService.index), plainText),
      "There is no error code in this text that a catalog knows.",
    );
  });
});

describe("a text that was put into strings", () => {
  it("is given without one level of backslashes after the other", () => {
    const text = '{"a":"b\\nc"}';
    const once = JSON.stringify(text);
    assert.deepEqual(unescapeLayers(JSON.stringify(once)).slice(1), [
      `"${once}"`,
      `""${text}""`,
      '"""{"a":"b\nc"}"""'.slice(1, -1),
    ]);
    assert.deepEqual(unescapeLayers("a\\tb\\u0041\\'\\/\\x"), ["a\\tb\\u0041\\'\\/\\x", "a\tbA'/\\x"]);
    assert.deepEqual(unescapeLayers("plain"), ["plain"]);
  });
});
