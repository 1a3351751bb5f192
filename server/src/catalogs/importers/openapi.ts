import * as l10n from "@vscode/l10n";
import { child, type DataNode, readJson, readYaml, textAt } from "./dataTree";
import { readHtml } from "./htmlBlocks";
import { Findings, type Found, type FoundCode, type Importer, type SourceDocument } from "./importer";
import { labelWords, speaksOfErrors } from "./labels";
import { markdownToHtml, readInlineMarkdown } from "./markdownHtml";
import { entriesOf, isConstant, itemsOf, valuesOf } from "./openapiEnums";
import { readExample } from "./openapiExamples";
import { codeNameRank, isCodeName } from "./openapiNames";
import { isWebPage, readHosts } from "./openapiServers";
import { readMessages } from "./asyncapiMessages";
import { readProse } from "./openapiProse";
import { References } from "./openapiReferences";
import { readPage } from "./readPage";
import { isProblemType, isScreaming, shapeOf, shapes } from "./shapes";
import { fileSkipped } from "./problemTexts";

/** OpenAPI 2 and 3 and AsyncAPI, in JSON or YAML: enums of error schemas, constants, examples, codes in descriptions. */
export const openApiImporter: Importer = {
  form: "openapi",
  recognizes: ({ text }) =>
    /^\s*(?:\{[^]*?)?["']?(?:openapi|swagger|asyncapi)["']?\s*:\s*["']?[23]\.\d/m.test(text.slice(0, 20_000)),
  read: (document) => {
    const { data, error } = parse(document);
    if (data === undefined) {
      const findings = new Findings();
      findings.skip(error.line, fileSkipped(error.message));
      return findings;
    }
    return new ApiReader(data).read();
  },
};

function parse({ path, text }: SourceDocument): ReturnType<typeof readJson> {
  return /\.jsonc?$/i.test(path) || /^\s*\{/.test(text) ? readJson(text) : readYaml(text);
}

/** Where in the API a schema is used. */
interface Use {
  /** Whether it describes an error's body, or a part of one. */
  readonly error: boolean;
  readonly httpStatus: readonly number[];
  /** Name of the property, or of the schema. */
  readonly name: string;
  /** As the answer's key says it: `409`, `default`. Absent where no answer of an operation is read. */
  readonly status?: string;
  /** Whether another property beside it is likelier to hold the codes. */
  readonly lesser?: boolean;
}

class ApiReader {
  readonly #root: DataNode;
  readonly #findings = new Findings();
  readonly #seen = new Map<DataNode, Set<string>>();
  readonly #names = new Set<string>();
  readonly #items = new Set<DataNode>();
  /** By schema that lists codes: the statuses of the answers that have it. */
  readonly #statuses = new Map<DataNode, Set<string>>();
  readonly #listed = new Map<FoundCode, DataNode>();
  readonly #references: References;

  constructor(root: DataNode) {
    this.#root = root;
    this.#references = new References(root);
  }

  read(): Found {
    const title = textAt(this.#root, "info", "title");
    if (title !== undefined) {
      this.#findings.titles.push({ text: title, isOwn: true });
    }
    const docs = textAt(this.#root, "externalDocs", "url") ?? "";
    this.#findings.docs = isWebPage(docs) ? docs : undefined;
    this.#findings.hosts.push(...readHosts(this.#root));
    this.#collectNames(this.#root);
    for (const { key, value } of entriesOf(child(this.#root, "paths")).concat(
      entriesOf(child(this.#root, "webhooks")),
    )) {
      this.#pathItem(value, key);
    }
    this.#responses(child(this.#root, "components", "responses") ?? child(this.#root, "responses"), "");
    const schemas = child(this.#root, "components", "schemas") ?? child(this.#root, "definitions");
    for (const { key, value } of entriesOf(schemas)) {
      const about = textAt(value, "description") ?? "";
      const isError = speaksOfErrors(key) || (isCodeName(key) && speaksOfErrors(about));
      this.#schema(value, { error: isError, httpStatus: [], name: key });
    }
    for (const { name, payload } of readMessages(this.#root, this.#references)) {
      this.#schema(payload, { error: speaksOfErrors(name), httpStatus: [], name: "" });
    }
    this.#description(child(this.#root, "info", "description"), { error: false, httpStatus: [], name: "" });
    for (const tag of itemsOf(child(this.#root, "tags"))) {
      this.#description(child(tag, "description"), {
        error: speaksOfErrors(textAt(tag, "name") ?? ""),
        httpStatus: [],
        name: textAt(tag, "name") ?? "",
      });
    }
    this.#forgetStatuses();
    const { outside } = this.#references;
    if (outside[0] !== undefined) {
      this.#findings.skip(outside[0].line, tellOfOtherFiles(outside.length));
    }
    return this.#findings;
  }

  /** A list of all codes that answers of several statuses have does not tell which status comes with which code. */
  #forgetStatuses(): void {
    const { codes } = this.#findings;
    codes.forEach((code, i) => {
      const schema = this.#listed.get(code);
      if (schema !== undefined && (this.#statuses.get(schema)?.size ?? 0) > 1) {
        codes[i] = { ...code, httpStatus: [] };
      }
    });
  }

  #pathItem(reference: DataNode, path: string): void {
    const item = this.#references.resolve(reference);
    if (item === undefined || this.#items.has(item)) {
      return;
    }
    this.#items.add(item);
    for (const { value } of entriesOf(item)) {
      this.#responses(child(value, "responses"), path);
      for (const callback of entriesOf(child(value, "callbacks"))) {
        for (const called of entriesOf(this.#references.resolve(callback.value))) {
          this.#pathItem(called.value, path);
        }
      }
    }
  }

  #responses(responses: DataNode | undefined, path: string): void {
    for (const { key, value } of entriesOf(responses)) {
      const isStatus = /^[1-5](?:\d\d|XX)$/i.test(key);
      const error = /^[45]/.test(key) || key === "default" || (!isStatus && speaksOfErrors(key));
      if (!error) {
        continue;
      }
      const response = this.#references.resolve(value);
      const use: Use = {
        error: true,
        httpStatus: /^\d{3}$/.test(key) ? [Number(key)] : [],
        name: path,
        ...(isStatus || key === "default" ? { status: key } : {}),
      };
      this.#description(child(response, "description"), use);
      const media = entriesOf(child(response, "content")).map((entry) => entry.value);
      for (const content of response === undefined ? media : [...media, response]) {
        const schema = child(content, "schema");
        if (schema !== undefined) {
          this.#schema(schema, { ...use, name: "" });
        }
        this.#examples(content, use);
      }
    }
  }

  /** Reads the schema and all that it is made of. A schema is read once for each use that tells something new of it. */
  #schema(reference: DataNode, use: Use): void {
    const schema = this.#references.resolve(reference);
    const target = textAt(reference, "$ref")?.split("/").at(-1);
    if (schema === undefined) {
      return;
    }
    const inner: Use = { ...use, error: use.error || (target !== undefined && speaksOfErrors(target)) };
    const key = `${String(inner.error)} ${inner.status ?? ""} ${inner.httpStatus.join()} ${isCodeName(inner.name) ? "code" : ""}`;
    const seen = this.#seen.get(schema) ?? new Set();
    if (seen.has(key)) {
      return;
    }
    this.#seen.set(schema, seen.add(key));
    this.#values(schema, inner, target);
    if (inner.error) {
      this.#discriminator(schema, inner);
    }
    if (inner.error && isCodeName(inner.name)) {
      this.#description(child(schema, "description"), inner);
    }
    const properties = entriesOf(child(schema, "properties"));
    const listed = properties.filter(({ value }) => this.#listsValues(value));
    const best = Math.max(...listed.map(({ key }) => codeNameRank(key)));
    for (const { key, value } of properties) {
      // Beside an enum of codes, an enum of states or kinds tells something else.
      const isLesser = codeNameRank(key) < best && this.#listsValues(value);
      this.#schema(value, { ...inner, name: key, lesser: isLesser });
    }
    const items = child(schema, "items");
    if (items !== undefined) {
      this.#schema(items, inner);
    }
    const additional = child(schema, "additionalProperties");
    if (additional?.kind === "map") {
      this.#schema(additional, inner);
    }
    for (const keyword of ["allOf", "anyOf", "oneOf"]) {
      // Constants are values of the schema itself, which has read them.
      for (const part of itemsOf(child(schema, keyword)).filter((part) => keyword === "allOf" || !isConstant(part))) {
        this.#schema(part, inner);
      }
    }
    if (inner.error) {
      this.#examples(schema, inner);
    }
  }

  /** Where one of several schemas is told by its code, the mapping has the codes, and the schemas say what they mean. */
  #discriminator(schema: DataNode, use: Use): void {
    const rank = codeNameRank(textAt(child(schema, "discriminator"), "propertyName") ?? "");
    const mapping = entriesOf(child(schema, "discriminator", "mapping"));
    const isOfCodes =
      rank === 3 || (rank === 2 && mapping.every(({ key }) => shapeOf(key) >= shapes.medium || isProblemType(key)));
    for (const { key, value } of isOfCodes ? mapping : []) {
      if (shapeOf(key) > shapes.none || isProblemType(key)) {
        const target =
          this.#references.find(textAt(value) ?? "") ?? child(this.#root, "components", "schemas", textAt(value) ?? "");
        const about = textAt(target, "description") ?? textAt(target, "title");
        const summary = about === undefined ? undefined : readInlineMarkdown(about).text;
        this.#findings.codes.push({ code: key, line: value.line, httpStatus: use.httpStatus, summary });
      }
    }
  }

  #listsValues(reference: DataNode): boolean {
    const schema = this.#references.resolve(reference);
    return schema !== undefined && valuesOf(schema).length > 0;
  }

  /** Takes the enum or constant for codes where its name says so. */
  #values(schema: DataNode, use: Use, target: string | undefined): void {
    const values = valuesOf(schema);
    if (values.length === 0) {
      return;
    }
    const names = [use.name, target ?? ""];
    const isNamed = names.some((name) =>
      /\b(?:error|failure|decline|fault|rejection|problem|exception) (?:codes?|types?|reasons?|names?|keys?|ids?|enum)$|^(?:error|decline|failure) ?codes?$/.test(
        labelWords(name),
      ),
    );
    const isCode = use.lesser !== true && (isNamed || (use.error && names.some(isCodeName)));
    if (!isCode) {
      if (use.error && values.length > 1 && values.every(({ code }) => isScreaming(code))) {
        this.#findings.skip(
          schema.line,
          l10n.t('The enum of "{0}" was skipped: nothing says that its values are codes.', use.name),
        );
      }
      return;
    }
    const isWord = (code: string): boolean => shapeOf(code) > shapes.none || isProblemType(code);
    if (values.every(({ code }) => /^[1-5]\d\d$/.test(code))) {
      return;
    }
    for (const { code, line, draft } of values) {
      if (isWord(code) || /^[\p{L}\p{N}_-]+(?: [\p{L}\p{N}_-]+){1,5}$/u.test(code)) {
        const found = { ...draft, code, line, httpStatus: use.httpStatus };
        this.#findings.codes.push(found);
        if (use.status !== undefined && values.length > 1) {
          this.#listed.set(found, schema);
          this.#statuses.set(schema, (this.#statuses.get(schema) ?? new Set()).add(use.status));
        }
      } else if (code !== "about:blank") {
        this.#findings.skip(
          line,
          l10n.t('"{0}" was skipped: it stands in an enum of codes and does not look like one.', code.slice(0, 60)),
        );
      }
    }
  }

  /** Example bodies show a code and its message. */
  #examples(holder: DataNode, use: Use): void {
    const single = child(holder, "example");
    const named = entriesOf(child(holder, "examples"));
    const bodies = [
      ...(single === undefined ? [] : [{ body: this.#references.resolve(single) ?? single, about: undefined }]),
      ...named.flatMap(({ value }) => {
        const example = this.#references.resolve(value);
        const body = this.#references.resolve(child(example, "value")) ?? example;
        return body === undefined
          ? []
          : [{ body, about: textAt(example, "summary") ?? textAt(example, "description") }];
      }),
      ...itemsOf(child(holder, "examples")).map((body) => ({ body, about: undefined })),
    ];
    for (const { body, about } of bodies) {
      this.#findings.codes.push(...readExample(body, about, use.httpStatus));
    }
  }

  /** Tables and lists in a description, and codes between back-ticks in its sentences. */
  #description(node: DataNode | undefined, use: Use): void {
    const text = textAt(node);
    if (node === undefined || text === undefined || text.trim() === "") {
      return;
    }
    const page = readPage({
      path: "",
      title: use.error ? "Errors" : "",
      blocks: readHtml(markdownToHtml(text)).blocks,
    });
    if (page.codes.length > 0) {
      page.codes.forEach((code) =>
        this.#findings.codes.push({
          ...code,
          line: node.line,
          heading: undefined,
          httpStatus: [...(code.httpStatus ?? []), ...use.httpStatus],
        }),
      );
      return;
    }
    if (!use.error) {
      return;
    }
    for (const { code, summary } of readProse(text, this.#names)) {
      this.#findings.codes.push({ code, line: node.line, httpStatus: use.httpStatus, summary });
    }
  }

  #collectNames(node: DataNode): void {
    for (const { key, value } of entriesOf(node)) {
      if (key === "properties") {
        entriesOf(value).forEach((property) => this.#names.add(property.key));
      } else if (key === "name" && value.kind === "scalar") {
        this.#names.add(value.text);
      }
      this.#collectNames(value);
    }
    itemsOf(node).forEach((item) => {
      this.#collectNames(item);
    });
  }
}

function tellOfOtherFiles(references: number): string {
  return references === 1
    ? l10n.t("A reference leads to another file, which was not read: bundle them into one file.")
    : l10n.t("{0} references lead to other files, which were not read: bundle them into one file.", references);
}
