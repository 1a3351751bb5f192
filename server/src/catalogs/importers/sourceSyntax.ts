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
  /** Constructs that hold codes only behind these words: the arguments of a call that makes a map or a list. */
  readonly behind?: Readonly<Record<string, RegExp>>;
  /** Of these, those whose keys and values take turns: `Map.of("a", "Is a.", "b", "Is b.")`. */
  readonly turns?: RegExp;
  /** Members that must look so. What the first group catches is what they are put into, or said by. */
  readonly only?: Readonly<Record<string, RegExp>>;
  /** Constructs whose members are arms: what stands before the arrow is the name, what it gives the value. */
  readonly arms?: readonly string[];
}

const javaScript: SourceSyntax = {
  containers: {
    enum_body: ["enum_assignment"],
    union_type: ["literal_type"],
    array: ["string"],
    class_body: ["public_field_definition", "field_definition"],
    program: ["lexical_declaration", "export_statement"],
    object: ["pair"],
    switch_body: ["switch_case"],
  },
  maps: ["object"],
  arms: ["switch_body"],
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
      expression_switch_statement: ["expression_case"],
    },
    maps: ["literal_value"],
    // In parentheses, each of the constants has its own comment.
    only: { const_declaration: /^const\s+(?!\()/ },
    arms: ["expression_switch_statement"],
  },
  java: {
    containers: {
      enum_body: ["enum_constant"],
      class_body: ["field_declaration"],
      interface_body: ["constant_declaration"],
      argument_list: ["method_invocation", "object_creation_expression", "string_literal"],
      block: ["expression_statement"],
      switch_block: ["switch_rule", "switch_block_statement_group"],
    },
    bare: ["enum_constant"],
    behind: { argument_list: /\b(?:Map\.(?:of|ofEntries)|(?:Set|List|Stream)\.of|Arrays\.asList)\s*$/ },
    turns: /\bMap\.of\s*$/,
    only: { expression_statement: /^(\w+)\.(?:put|putIfAbsent)\(/ },
    arms: ["switch_block"],
  },
  kotlin: {
    containers: {
      enum_class_body: ["enum_entry"],
      class_body: ["property_declaration"],
      source_file: ["property_declaration"],
      value_arguments: ["value_argument"],
      when_expression: ["when_entry"],
    },
    bare: ["enum_entry"],
    behind: { value_arguments: /\b(?:\w*[mM]apOf|\w*[sS]etOf|\w*[lL]istOf|arrayOf)\s*(?:<[^()]*>)?$/ },
    maps: ["value_arguments"],
    arms: ["when_expression"],
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
      match_block: ["match_conditional_expression"],
    },
    bare: ["enum_case"],
    maps: ["array_creation_expression"],
    arms: ["match_block"],
  },
  csharp: {
    containers: {
      enum_member_declaration_list: ["enum_member_declaration"],
      declaration_list: ["field_declaration"],
      initializer_expression: ["assignment_expression", "initializer_expression", "string_literal"],
      collection_expression: ["string_literal"],
      switch_expression: ["switch_expression_arm"],
    },
    bare: ["enum_member_declaration"],
    maps: ["initializer_expression"],
    arms: ["switch_expression"],
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
      arguments: ["infix_expression", "string"],
      case_block: ["case_clause"],
    },
    bare: ["simple_enum_case"],
    behind: { arguments: /\b(?:\w*Map|\w*Set|List|Seq|Vector|Array)\s*(?:\[[^()]*\])?$/ },
    maps: ["arguments"],
    arms: ["case_block"],
  },
  rust: {
    containers: {
      enum_variant_list: ["enum_variant"],
      declaration_list: ["const_item", "static_item"],
      source_file: ["const_item", "static_item"],
      array_expression: ["string_literal", "tuple_expression"],
      token_tree: [],
      match_block: ["match_arm"],
    },
    arms: ["match_block"],
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
      symbol_array: ["bare_symbol"],
    },
    maps: ["hash"],
  },
  elixir: {
    containers: {
      do_block: ["unary_operator", "call"],
      map_content: ["binary_operator", "pair"],
      keywords: ["pair"],
      list: ["string", "atom"],
    },
    maps: ["map_content", "keywords"],
    only: {
      unary_operator: /^@(?!(?:module|type)?doc\b|since\b|deprecated\b)\w+\s+["~:]/,
      call: /^defp?\s+(\w+)[?!]?\(\s*[:"]/,
    },
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
