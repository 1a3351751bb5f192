import type { EscapeRule } from "./escapes";

/** What part a literal plays in the code around it. */
export const roles = [
  "case",
  "comparison",
  "membership",
  "key",
  "value",
  "argument",
  "type",
  "definition",
  "other",
] as const;
/** One of {@link roles}. */
export type Role = (typeof roles)[number];

/**
 * A language as its `language.json` states it: data only, so that a new language is a new folder. Node and field names
 * are those of the language's tree-sitter grammar.
 */
export interface LanguageDefinition {
  readonly id: string;
  /** Another definition whose lists come before this one's; what this one states itself wins. */
  readonly extends?: string;
  /** Ids by which editors call the language. */
  readonly languageIds: readonly string[];
  /** File name endings, with the dot. */
  readonly extensions: readonly string[];
  /**
   * Other names that a host may call it by: after the back-ticks of a Markdown fence, in `lang="…"` or `type="…"`. Its ids
   * and file name endings count anyway.
   */
  readonly aliases?: readonly string[];
  /** Only what a library reads has none. */
  readonly grammar?: GrammarSource;
  /** Makes it a host: its documents hold pieces of other languages, and codes in these pieces only. */
  readonly host?: HostSyntax;
  /** What keeps several pieces of it apart that a host holds. */
  readonly pieces?: PieceSyntax;
  /** By node type: the ways in which a string literal of that type is written. The first that fits is taken. */
  readonly strings?: Readonly<Record<string, readonly StringForm[]>>;
  /**
   * Node types of names that may be a code without quotes: the key in `{ INVALID_OTP: 1 }`; and of symbols, whose colon
   * does not count.
   */
  readonly bareNames?: readonly string[];
  /** Node types of strings without quotes, whose whole text is the content: `code: customer/duplicate` in YAML. */
  readonly words?: readonly string[];
  /**
   * By node type: lists of words that the grammar leaves whole, `~w(INVALID_OTP customer/duplicate)`, as the regular
   * expression for all that comes before the first word. Its first group is the bracket or quote that opens the list.
   */
  readonly wordLists?: Readonly<Record<string, string>>;
  /** Node types of regular expressions, whose alternatives may be codes: `/^(INVALID_OTP|MISSING_OTP)$/`. */
  readonly patterns?: readonly string[];
  /** Node types of code that the grammar leaves whole, with strings in double quotes in it: the bodies of C's macros. */
  readonly uncut?: readonly string[];
  /** Node types of longer texts, which are no codes themselves but may be JSON: here documents. */
  readonly texts?: readonly string[];
  /** Strings that are filters of JSON, in a language without a grammar here: `jq -e '.code == "INVALID_OTP"'`. */
  readonly filters?: FilterSyntax;
  /**
   * It holds data, not a program. Editors ask for completions at every letter there, and most strings are about nothing
   * that a code could stand for; unquoted words may be in any style.
   */
  readonly data?: boolean;
  /** Node types that change nothing about the role of what they hold: parentheses, casts, conditional branches. */
  readonly transparent?: readonly string[];
  /** Constructs that change nothing about the role of what they hold, either: the conversion `String::from("C")`. */
  readonly wrappers?: readonly WrapperRule[];
  /** Node types that hold no codes at all: imports. */
  readonly ignored?: readonly string[];
  /** Node types within which the same subject means the same value: functions. */
  readonly scopes?: readonly string[];
  /**
   * Node types whose children are statements or members, each complete in itself: no role's path and no subject reaches
   * from inside one to outside. What is known of an unchanged one is kept from edit to edit.
   */
  readonly blocks?: readonly string[];
  /** Node types beside `blocks` whose children may be constants side by side: the body of a module, if it is no block. */
  readonly constantsIn?: readonly string[];
  /** Node types that are as complete in themselves, wherever they stand: the methods of a class that is none of those. */
  readonly units?: readonly string[];
  /** Node types that go on with the expression that their sibling before starts: in Dart, `.code` in `err.code`. */
  readonly continuations?: readonly string[];
  /**
   * Node types that make more than the value decide, around a literal in its construct or beside what is around it: the
   * guard of a case, the tuple that a value is part of.
   */
  readonly qualifiers?: readonly string[];
  /** Node types, of a construct or in it, for which the language's own tools tell of a value that stands twice. */
  readonly reportsRepeats?: readonly string[];
  /**
   * By type of a node in a construct, not deeper in than its body: a regular expression for the text of those that stand
   * for all values that have no place of their own: `default:`, `case _:`.
   */
  readonly rest?: Readonly<Record<string, string>>;
  /** A dot reaches whatever fields an answer's JSON has, no class needs to declare them: `body.code`. */
  readonly openObjects?: boolean;
  /** Node types of comments, in which directives stand: `errdex: ratio`. A language without comments has none. */
  readonly comments?: readonly string[];
  /** How a comment on a line of its own is written, with `$` for what it says. The first that is one there is taken. */
  readonly commentForms?: readonly string[];
  /** Ids by which editors call it where other tools take no comments: strict JSON. */
  readonly commentless?: readonly string[];
  /**
   * Node types that are no statements of a file, although they may stand before its first one, or between a comment and
   * what it speaks of: a shebang, `<?php`, an attribute.
   */
  readonly prefixes?: readonly string[];
  /** Node types that begin where the first of the statements in them does: a body without a bracket around it. */
  readonly bodies?: readonly string[];
  /** What to leave out of an expression, or to write otherwise, so that its text says what a literal is about. */
  readonly subjects?: SubjectSyntax;
  readonly additions?: AdditionSyntax;
  readonly roles?: readonly RoleRule[];
}

/** Which strings are filters of JSON: those right in a construct that has one of some names. */
export interface FilterSyntax {
  /** Node type: a command. */
  readonly construct: string;
  /** Its field that holds the name. */
  readonly name: string;
  readonly names: readonly string[];
}

/** How code for one more code is written: what cannot be copied from the code beside it. */
export interface AdditionSyntax {
  /** By node type: the arms of a switch. */
  readonly arms?: Readonly<Record<string, ArmSyntax>>;
  /** Stands for a value of a map that is yet to be written, and is neither a text, a number nor a truth value. */
  readonly value?: string;
}

/** How an arm of a switch goes on behind its patterns, for one that is yet to be written. */
export interface ArmSyntax {
  /** Regular expression for what ends the arm's head, behind its last pattern: `=>`. Brackets may stand before it. */
  readonly head: string;
  /** What does nothing, or stops: the body that is yet to be written, on one line. A comment may end it. */
  readonly stub: string;
  /** The same where the bodies give values with `yield`, and have to. */
  readonly yieldStub?: string;
  /** Braces around a body hold statements, so that the stub may stand in them. */
  readonly braces?: boolean;
}

/** Where a host's documents hold pieces of other languages. */
export interface HostSyntax {
  /** Library that finds the pieces where no grammar does. */
  readonly library?: "markdown";
  /**
   * Each piece is a program by itself, as the examples of a page are: they share what shows which API they speak to, but
   * a subject in one is another one's only by name.
   */
  readonly isolated?: boolean;
  /** Regular expression for a piece that only the start of a document may hold, in its first group, and its language. */
  readonly frontMatter?: { readonly pattern: string; readonly language: string };
  readonly regions?: readonly RegionRule[];
}

/** One kind of place where a host's grammar finds a piece. */
export interface RegionRule {
  /** Node type. */
  readonly node: string;
  /** Type of the child that is the piece; otherwise it is in the node itself. */
  readonly child?: string;
  /** Regular expression for the text of that node; the first group of each match is a piece. */
  readonly content?: string;
  /** What alone ends the piece: whatever else is typed in it changes nothing around it. */
  readonly until?: string;
  /** `expression` if the piece is one, and needs not be a whole program. */
  readonly kind: "statements" | "expression";
  /** The piece's language where nothing names another one. */
  readonly language: string;
  /** Attributes of the node's first child that name the language, the weightier first; a name that is unknown leaves the piece out. */
  readonly attributes?: readonly string[];
  /** Unless itself named, the language is that of the document's first piece whose own language is named. */
  readonly follows?: boolean;
}

/** In languages in which a line break alone does not end a statement. */
export interface PieceSyntax {
  /** One character that ends a statement. */
  readonly separator: string;
  /** Two characters around an expression that would otherwise be read as a statement: one that starts with a brace. */
  readonly brackets: readonly [open: string, close: string];
}

export interface GrammarSource {
  /** npm package that ships the grammar. */
  readonly package: string;
  /** Path of the `.wasm` inside the package. Its last part is the file's name in `dist/grammars`. */
  readonly file: string;
}

export interface StringForm {
  /** Regular expression for all that comes before the content: `[bB]?("|')`. */
  readonly open: string;
  /** What comes after the content; `$1` is the first group of `open`, and the default. */
  readonly close?: string;
  readonly escapes: EscapeRule;
  /** Node type, or types, of a substitution: a literal that has one has no fixed value and is no literal for us. */
  readonly hole?: string | readonly string[];
  /** Regular expression for what begins a substitution, where a backslash before it makes it text: `\\$(?=\\{)`; `(?!)` for a backslash itself. */
  readonly holeStart?: string;
}

/** A construct that is transparent only with some names in it; its whole path is left out of the paths of roles. */
export type WrapperRule = Pick<RoleRule, "path" | "where">;

/**
 * How a language writes a path of names: in the end `(err as ApiError).code!.trim()` and `$err['code']` read `err.code`.
 * What nearly all languages write alike needs no rewrite: white space, parentheses around a name, quotes around a key,
 * `["code"]` and `?.` for `.code` and `.`, the index of an item at the end.
 */
export interface SubjectSyntax {
  /** Done once, in order, while white space still tells words apart: sigils, casts, other ways to write a dot. */
  readonly once?: readonly SubjectRewrite[];
  /**
   * Done after these, in order and without white space, and again as long as the text gets shorter by it: conversions
   * and calls that look a field up by its name, which may stand around or behind each other.
   */
  readonly repeatedly?: readonly SubjectRewrite[];
  /** What begins the names of methods that give a field: for `get`, `err.getCode()` is `err.code`. */
  readonly getters?: readonly string[];
}

/**
 * A regular expression, all matches of which are replaced, and the replacement, with `$1` for its first group. With
 * `anyCase` it takes a conversion of case away, `code.toLowerCase()`: literals beside it need not be in a code's case.
 */
export type SubjectRewrite = readonly [pattern: string, replacement: string, effect?: "anyCase"];

/**
 * One construct that gives a literal its role. The first rule that fits wins, so the more special come first.
 */
export interface RoleRule {
  readonly role: Role;
  /**
   * From the literal outwards, each `nodeType` or `nodeType.field`, where the field is the one by which that node holds
   * the former: `["array", "arguments"]`. `nodeType[0]` wants the former to be the first named child, `nodeType[even]` one of
   * every other, `nodeType+` takes all directly nested nodes of that type, `nodeType*` those or, where there is none, the node
   * before once more, and `one|other` a node of either type. The last node is the construct. Transparent nodes are not part of the path.
   */
  readonly path: readonly string[];
  /**
   * Names that parts of the construct must have. A part is a path from the construct of fields or, lacking such a field,
   * types of children, of named children (`[0]`) and children of any kind from the end (`[-1]`): `function.property`,
   * `arguments[0]`. `before` and `after` are the named siblings of the node reached so far, `object*` follows a field
   * through nested nodes of one type, as in a chain of calls of a builder. Of the part's text its last name
   * counts (`includes` in `codes.includes`); operators count as they are, a part that is not there is `""`. Of a part
   * that ends in a colon the node type counts: `left:`. A part may start from another node of the path than the
   * construct, by its index: `@0.key`. Beside the literal in that node lie `[<]`, the child of any kind before it, `[>]`,
   * the one after it, and `[~]`, all that stands beside it up to the next separators: for the tokens that a grammar
   * leaves in a row, `err.code()` in `assert_eq!(err.code(), "C")`.
   */
  readonly where?: Readonly<Record<string, readonly string[]>>;
  /** Part of the construct that tells what the literal is about, as in `where`: the other side of a comparison. */
  readonly subject?: string;
  /**
   * Which literals belong together: all in the same node of the path (its index; the construct is the default), or all
   * with the same role and subject in the same scope, for `place` in the same place among their siblings, too: the second
   * arguments of all calls of one function; for `parent` all whose constructs lie in the same node, where that one was
   * too large to be read as a whole.
   */
  readonly group?: number | "subject" | "place" | "parent";
  /**
   * Of a group by node, in whose text rows of substitutions stand: those that have as many before them in their row belong
   * together. The first node of the path is the substitution.
   */
  readonly column?: boolean;
  /**
   * For a group by place: the node of the path, by its index, whose children count; the first is the default. With a group
   * by node it is the row of a table, which that node is: each column is a group.
   */
  readonly placeIn?: number;
  /** The literal is stated here to be a code of the project's own: an enum's value, a thrown error's code. */
  readonly defines?: boolean;
  /** The literal may be a part of a code only: `code.startsWith("INVALID_")`. */
  readonly partial?: boolean;
  /** The literal is compared without regard to case: `code.equalsIgnoreCase("invalid_otp")`. */
  readonly anyCase?: boolean;
  /**
   * What has no quotes counts here, too; in the role `key` it always does. `names`: only what could be a name, for here
   * words with signs in them are other things: paths.
   */
  readonly bare?: boolean | "names";
}

/** Puts a definition and the ones it extends into one. Raises an `Error` for a base that is not in `all`. */
export function resolveExtends(definition: LanguageDefinition, all: readonly LanguageDefinition[]): LanguageDefinition {
  if (definition.extends === undefined) {
    return definition;
  }
  const found = all.find(({ id }) => id === definition.extends);
  if (found === undefined) {
    throw new Error(`Language ${definition.id} extends ${definition.extends}, which is not in the list of languages.`);
  }
  const base = resolveExtends(found, all);
  return {
    ...base,
    ...definition,
    aliases: definition.aliases ?? [],
    strings: { ...base.strings, ...definition.strings },
    bareNames: concat(base.bareNames, definition.bareNames),
    words: concat(base.words, definition.words),
    texts: concat(base.texts, definition.texts),
    wordLists: { ...base.wordLists, ...definition.wordLists },
    patterns: concat(base.patterns, definition.patterns),
    transparent: concat(base.transparent, definition.transparent),
    wrappers: concat(definition.wrappers, base.wrappers),
    ignored: concat(base.ignored, definition.ignored),
    scopes: concat(base.scopes, definition.scopes),
    blocks: concat(base.blocks, definition.blocks),
    constantsIn: concat(base.constantsIn, definition.constantsIn),
    units: concat(base.units, definition.units),
    continuations: concat(base.continuations, definition.continuations),
    qualifiers: concat(base.qualifiers, definition.qualifiers),
    reportsRepeats: concat(base.reportsRepeats, definition.reportsRepeats),
    rest: { ...base.rest, ...definition.rest },
    comments: concat(base.comments, definition.comments),
    commentForms: concat(base.commentForms, definition.commentForms),
    prefixes: concat(base.prefixes, definition.prefixes),
    bodies: concat(base.bodies, definition.bodies),
    subjects: {
      once: concat(base.subjects?.once, definition.subjects?.once),
      repeatedly: concat(base.subjects?.repeatedly, definition.subjects?.repeatedly),
      getters: concat(base.subjects?.getters, definition.subjects?.getters),
    },
    additions: {
      ...base.additions,
      ...definition.additions,
      arms: { ...base.additions?.arms, ...definition.additions?.arms },
    },
    // Own rules are the more special ones.
    roles: concat(definition.roles, base.roles),
  };
}

function concat<T>(first: readonly T[] = [], second: readonly T[] = []): readonly T[] {
  return [...first, ...second];
}
