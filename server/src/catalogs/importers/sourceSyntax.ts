/**
 * Where a language declares codes, in the node types of its grammar: constructs and what they consist of. NEW LANGUAGE: a
 * line here, by the id of its `language.json`.
 */
export interface SourceSyntax {
  /** By the construct: its members. */
  readonly containers: Readonly<Record<string, readonly string[]>>;
  /** Members that are codes by their names alone, when no text is given: constants of an enum. */
  readonly bare?: readonly string[];
  /** Where only some declarations make codes of bare names: what their heads look like. */
  readonly bareIn?: RegExp;
  /** What stands before a member and belongs to it: attributes. */
  readonly lead?: readonly string[];
  /** Objects and maps, of which a member is a key and a value. */
  readonly maps?: readonly string[];
  /** Maps whose keys and values are no nodes of their own together: all between one key and the next is a member. */
  readonly flat?: readonly string[];
}

const javaScript: SourceSyntax = {
  containers: {
    enum_body: ["enum_assignment"],
    union_type: ["literal_type"],
    array: ["string"],
    class_body: ["public_field_definition", "field_definition"],
    program: ["lexical_declaration", "export_statement"],
    object: ["pair"],
  },
  maps: ["object"],
};

/** By the id of the language; source of others is not imported. */
export const sourceSyntaxes: Readonly<Record<string, SourceSyntax>> = {
  typescript: javaScript,
  typescriptreact: javaScript,
  javascript: javaScript,
  go: {
    containers: {
      const_declaration: ["const_spec"],
      source_file: ["const_declaration"],
      literal_value: ["keyed_element", "literal_element"],
    },
    maps: ["literal_value"],
  },
  java: {
    containers: {
      enum_body: ["enum_constant"],
      class_body: ["field_declaration"],
      interface_body: ["constant_declaration"],
    },
    bare: ["enum_constant"],
  },
  kotlin: {
    containers: {
      enum_class_body: ["enum_entry"],
      class_body: ["property_declaration"],
      source_file: ["property_declaration"],
    },
    bare: ["enum_entry"],
  },
  dart: {
    containers: {
      enum_body: ["enum_constant"],
      class_body: ["declaration"],
      program: ["static_final_declaration_list"],
      set_or_map_literal: ["pair"],
    },
    bare: ["enum_constant"],
    maps: ["set_or_map_literal"],
  },
  php: {
    containers: {
      enum_declaration_list: ["enum_case"],
      declaration_list: ["const_declaration"],
      array_creation_expression: ["array_element_initializer"],
    },
    bare: ["enum_case"],
    maps: ["array_creation_expression"],
  },
  csharp: {
    containers: {
      enum_member_declaration_list: ["enum_member_declaration"],
      declaration_list: ["field_declaration"],
      initializer_expression: ["assignment_expression", "initializer_expression", "string_literal"],
      collection_expression: ["string_literal"],
    },
    bare: ["enum_member_declaration"],
    maps: ["initializer_expression"],
  },
  cpp: {
    containers: {
      enumerator_list: ["enumerator"],
      translation_unit: ["declaration"],
      declaration_list: ["declaration"],
      initializer_list: ["initializer_list", "string_literal"],
    },
    bare: ["enumerator"],
    maps: ["initializer_list"],
  },
  scala: {
    containers: {
      template_body: ["val_definition", "object_definition"],
      enum_case_definitions: ["simple_enum_case"],
    },
    bare: ["simple_enum_case"],
  },
  rust: {
    containers: {
      enum_variant_list: ["enum_variant"],
      declaration_list: ["const_item", "static_item"],
      source_file: ["const_item", "static_item"],
      array_expression: ["string_literal", "tuple_expression"],
      token_tree: [],
    },
    lead: ["attribute_item"],
    flat: ["token_tree"],
  },
  swift: {
    containers: {
      enum_class_body: ["enum_entry"],
      class_body: ["property_declaration"],
      source_file: ["property_declaration"],
      array_literal: ["line_string_literal"],
      dictionary_literal: [],
    },
    flat: ["dictionary_literal"],
    bare: ["enum_entry"],
    // Of such an enum, a case is written as it is called.
    bareIn: /^[^{]*:[^{]*\bString\b/,
  },
  ruby: {
    containers: {
      body_statement: ["assignment"],
      program: ["assignment"],
      hash: ["pair"],
      array: ["string"],
      string_array: ["bare_string"],
    },
    maps: ["hash"],
  },
  python: {
    containers: {
      block: ["expression_statement"],
      module: ["expression_statement"],
      dictionary: ["pair"],
      list: ["string"],
      set: ["string"],
      tuple: ["string"],
    },
    bare: ["expression_statement"],
    maps: ["dictionary"],
  },
};
