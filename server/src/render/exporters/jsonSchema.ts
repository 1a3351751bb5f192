import type { Exporter } from "./exporter";
import { describeDeprecation, describeEntry } from "./texts";

/** A schema of version 2020-12 that takes the codes and nothing else; editors show what each of them means. */
export const jsonSchemaExporter: Exporter = {
  form: "json-schema",
  title: "JSON Schema",
  ending: ".schema.json",
  defaultName: ({ name }) => `${name} error code`,
  render: ({ entries, name, notice }) => {
    const schema = {
      $schema: "https://json-schema.org/draft/2020-12/schema",
      $comment: notice.join(" "),
      title: name,
      type: "string",
      oneOf: entries.map(({ entry }) => {
        const deprecation = describeDeprecation(entry, (code) => code);
        const description = [
          ...describeEntry(entry),
          ...(deprecation === undefined ? [] : [`Deprecated. ${deprecation}`]),
        ];
        return {
          const: entry.code,
          description: description.join("\n\n"),
          ...(deprecation === undefined ? {} : { deprecated: true }),
        };
      }),
    };
    return `${JSON.stringify(schema, undefined, 2)}\n`;
  },
};
