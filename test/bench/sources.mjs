/** Generated code that looks like what people write: classes, functions, other strings, comments, and codes. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../support/paths.mjs";
import { createRandom } from "./random.mjs";

const ratioCodes = Object.keys(JSON.parse(readFileSync(join(root, "shared/catalogs/ratio.json"), "utf8")).codes);

const nouns = "user order invoice session payment address wallet profile report device webhook ticket cart".split(" ");
const verbs = "load save update remove find create verify render submit format parse cancel retry".split(" ");
const fields = "id name status createdAt amount currency email country total limit kind owner".split(" ");
const plainStrings = [
  "PENDING", "ACTIVE", "application/json", "users/fetchAll", "/v1/orders/:id", "content-type", "en-US", "utf8", "USD",
  "Something went wrong, please try again later.", "https://example.com/help", "btn btn-primary", "SET_FILTER", "click",
  "invalid_request", "not-found", "image/png", "React", "default", "YYYY-MM-DD", "cart/addItem", "GET", "timeout",
]; // prettier-ignore

/**
 * A TypeScript module that talks to Ratio.
 *
 * @param lines how many it has, to the line
 * @param codes how many codes, in functions of about four each; one in fifty is misspelt
 */
export function createModule({ lines, codes, seed = 1 }) {
  const random = createRandom(seed);
  const text = header(random, codes > 0);
  const users = Math.max(1, Math.round(codes / 4.2));
  let left = codes;
  for (let made = 0; left > 0; made++) {
    const amount = made === users - 1 ? left : Math.min(left, 2 + random.below(6));
    text.push(...codeUser(random, made, amount));
    left -= amount;
    const share = (lines * (codes - left)) / Math.max(1, codes);
    while (text.length < share - 60) text.push(...filler(random));
  }
  while (text.length < lines - 40) text.push(...filler(random));
  while (text.length < lines) text.push(`// ${sentence(random)}`);
  return text.slice(0, lines).join("\n") + "\n";
}

/** A function that is one switch, as generated code has it: three lines a case, every seventh a code. */
export function createGiantSwitch({ lines }) {
  const random = createRandom(7);
  const text = [...header(random, true), "export function describe(err: ApiError): string {", "  switch (err.code) {"];
  for (let i = 0; text.length < lines - 4; i++) {
    const value = i % 7 === 0 ? ratioCodes[(i / 7) % ratioCodes.length] : `order/${random.pick(nouns)}/${i}`;
    text.push(`    case "${value}":`, `      log("${random.pick(plainStrings)}", ${i});`, `      return t(${i});`);
  }
  return [...text, "  }", '  return "";', "}", ""].join("\n");
}

function header(random, speaksToRatio) {
  return [
    "/**",
    ` * ${sentence(random)}`,
    " */",
    'import { readFile } from "node:fs/promises";',
    'import axios, { type AxiosError } from "axios";',
    `import { ${random.pick(verbs)}, type ApiError } from "../lib/${random.pick(nouns)}";`,
    "",
    speaksToRatio ? 'const baseUrl = "https://api.ratio.me/v1";' : 'const baseUrl = "https://api.example.com/v1";',
    "",
  ];
}

function sentence(random) {
  return `${random.pick(verbs)}s the ${random.pick(nouns)}'s ${random.pick(fields)}, unless it isn't "${random.pick(fields)}".`;
}

function code(random) {
  const right = random.pick(ratioCodes);
  if (!random.chance(0.02)) return right;
  const at = 1 + random.below(right.length - 2);
  return right.slice(0, at) + right[at + 1] + right[at] + right.slice(at + 2);
}

/** A function with so many codes, in one of the ways in which people write them. */
function codeUser(random, number, amount) {
  const codes = Array.from({ length: amount }, () => code(random));
  const name = `${random.pick(verbs)}${capital(random.pick(nouns))}${number}`;
  const ways = [
    () => [
      `export function ${name}(err: AxiosError<ApiError>): string {`,
      `  // ${sentence(random)}`,
      "  switch (err.response?.data.code) {",
      ...codes.flatMap((code) => [`    case "${code}":`, `      return t("${random.pick(plainStrings)}");`]),
      "    default:",
      '      return "unknown";',
      "  }",
      "}",
      "",
    ],
    () => [
      `export async function ${name}(id: string): Promise<void> {`,
      "  try {",
      `    await axios.post(\`\${baseUrl}/${random.pick(nouns)}s/\${id}\`, { headers: { "content-type": "application/json" } });`,
      "  } catch (error) {",
      "    const { code } = (error as AxiosError<ApiError>).response!.data;",
      `    if (${codes.map((code) => `code === '${code}'`).join(" || ")}) {`,
      `      throw new Error("${random.pick(plainStrings)}");`,
      "    }",
      "    throw error;",
      "  }",
      "}",
      "",
    ],
    () => [
      `const ${name}Messages: Record<string, string> = {`,
      ...codes.map((code) => `  ${random.chance(0.5) ? code : `"${code}"`}: "${random.pick(plainStrings)}",`),
      "};",
      `export function ${name}(error: ApiError): string {`,
      `  return ${name}Messages[error.code] ?? "${random.pick(plainStrings)}";`,
      "}",
      "",
    ],
    () => [
      `const ${name}Codes = new Set([${codes.map((code) => `"${code}"`).join(", ")}]);`,
      `export const ${name} = (error: ApiError): boolean => ${name}Codes.has(error.code);`,
      "",
    ],
    () => [
      `export function ${name}(code: string): boolean {`,
      "  return [",
      ...codes.map((code) => `    "${code}",`),
      "  ].includes(code);",
      "}",
      "",
    ],
  ];
  return random.pick(ways)();
}

/** Code that has nothing to do with error codes. */
function filler(random) {
  const noun = random.pick(nouns);
  const type = capital(noun);
  const verb = random.pick(verbs);
  const field = random.pick(fields);
  const text = () => random.pick(plainStrings);
  const ways = [
    () => [
      `/** ${sentence(random)} */`,
      `export class ${type}Service {`,
      `  readonly #${field} = new Map<string, ${type}>();`,
      "",
      `  constructor(private readonly http: HttpClient, private readonly ${field}: string = "${text()}") {}`,
      "",
      `  async ${verb}(id: string, options: { readonly ${field}?: string } = {}): Promise<${type} | undefined> {`,
      `    const url = \`/v1/${noun}s/\${encodeURIComponent(id)}?${field}=\${options.${field} ?? ""}\`;`,
      '    const response = await this.http.get(url, { headers: { accept: "application/json" } });',
      "    if (response.status !== 200) {",
      `      this.log("${text()}", { id, status: response.status });`,
      "      return undefined;",
      "    }",
      `    // ${sentence(random)}`,
      `    const found = response.body as ${type};`,
      `    this.#${field}.set(found.id, found);`,
      "    return found;",
      "  }",
      "}",
      "",
    ],
    () => [
      `export function ${verb}${type}(items: readonly ${type}[], ${field}: string): string {`,
      "  let result = 0;",
      "  for (const item of items) {",
      `    if (item.${field} === "${text()}" && item.status !== "${text()}") {`,
      `      result += item.amount * (item.currency === "USD" ? 1 : rates[item.currency] ?? 0);`,
      "    }",
      "  }",
      `  return result > 100 ? "${text()}" : \`\${result.toFixed(2)} \${${field}}\`;`,
      "}",
      "",
    ],
    () => [
      `export interface ${type}Props {`,
      `  readonly ${field}: "${text()}" | "${text()}" | null;`,
      `  readonly on${capital(verb)}?: (event: { readonly type: string }) => void;`,
      "}",
      "",
      `export const ${noun}Columns = [`,
      `  { key: "${field}", title: "${text()}", width: 120 },`,
      `  { key: "${random.pick(fields)}", title: "${text()}", width: 80 },`,
      "];",
      "",
    ],
    () => [
      `export function ${noun}Reducer(state: ${type}State, action: Action): ${type}State {`,
      "  switch (action.type) {",
      ...[1, 2, 3].flatMap(() => [
        `    case "${random.pick(nouns)}s/${random.pick(verbs)}":`,
        `      return { ...state, ${random.pick(fields)}: action.payload, kind: "${text()}" };`,
      ]),
      "    default:",
      "      return state;",
      "  }",
      "}",
      "",
    ],
  ];
  return random.pick(ways)();
}

function capital(word) {
  return word[0].toUpperCase() + word.slice(1);
}
