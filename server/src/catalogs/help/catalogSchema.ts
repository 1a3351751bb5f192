import * as l10n from "@vscode/l10n";
import file from "../../../../shared/schemas/catalog.schema.json";

/** As much of a JSON schema as helps to write a catalog. */
export interface SchemaNode {
  readonly $ref?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly string[];
  readonly enumDescriptions?: readonly string[];
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly additionalProperties?: SchemaNode | boolean;
  readonly items?: SchemaNode;
}

const schema = file as SchemaNode & { readonly definitions: Readonly<Record<string, SchemaNode>> };

/** What the schema of catalogs says of a place; `undefined` where it knows no such place. */
export function schemaAt(path: readonly string[]): SchemaNode | undefined {
  let node: SchemaNode | undefined = schema;
  for (const segment of path) {
    const { properties, additionalProperties, items }: SchemaNode = node;
    const other = typeof additionalProperties === "object" ? additionalProperties : undefined;
    const next: SchemaNode | undefined =
      (properties && Object.hasOwn(properties, segment) ? properties[segment] : other) ?? items;
    if (next === undefined) {
      return undefined;
    }
    node = resolve(next);
  }
  return node;
}

/** A text of the schema in the language of the user. These are in the bundles as those of the sources are. */
export function translateHelp(schemaText: string): string {
  return l10n.t(schemaText);
}

/** What stands beside the reference is about this place, and so comes first. */
function resolve(node: SchemaNode): SchemaNode {
  const definition = node.$ref === undefined ? undefined : schema.definitions[node.$ref.replace("#/definitions/", "")];
  return definition === undefined ? node : { ...resolve(definition), ...node };
}
