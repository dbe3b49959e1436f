export type Value =
  | { kind: "variable"; name: string }
  | { kind: "list"; items: Value[] }
  | { kind: "object"; fields: Record<string, Value> }
  | { kind: "literal"; value: unknown };

export type Directive = { name: string; args: Record<string, Value> };

export type Selection =
  | {
      kind: "field";
      name: string;
      alias: string;
      args: Record<string, Value>;
      directives: Directive[];
      selections: Selection[] | undefined;
    }
  | { kind: "spread"; fragment: string; directives: Directive[] }
  | { kind: "inline"; on: string | undefined; selections: Selection[]; directives: Directive[] };

export type GraphQLOperation = {
  type: string;
  name: string | undefined;
  variables: { name: string; isRequired: boolean; fallback: Value | undefined }[];
  selections: Selection[];
};

export type GraphQLDocument = {
  operations: GraphQLOperation[];
  fragments: Record<string, { on: string; selections: Selection[] }>;
};

export class GraphQLSyntaxError extends Error {}

const tokenPattern =
  /"""(?:\\"""|[^])*?"""|"(?:\\.|[^"\\\n])*"|\.\.\.|[{}()[\]:=!$@|&]|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|[_A-Za-z]\w*|[\s,\uFEFF]+|#[^\n]*/y;

/** Reads a GraphQL request document (executable definitions only). */
export function parseQuery(text: string): GraphQLDocument {
  return new Parser(tokenize(text)).document();
}

function tokenize(text: string): string[] {
  const tokens: string[] = [];
  const pattern = new RegExp(tokenPattern);
  while (pattern.lastIndex < text.length) {
    const at = pattern.lastIndex;
    const [token] = pattern.exec(text) ?? [];
    if (token === undefined)
      throw new GraphQLSyntaxError(`Syntax Error: Unexpected character: "${text[at] ?? ""}".`);
    if (!/^[\s,#\uFEFF]/.test(token)) tokens.push(token);
  }
  return tokens;
}

class Parser {
  #tokens: string[];
  #at = 0;

  constructor(tokens: string[]) {
    this.#tokens = tokens;
  }

  document(): GraphQLDocument {
    const document: GraphQLDocument = { operations: [], fragments: {} };
    while (this.#peek() !== undefined) {
      if (this.#takeIf("fragment")) {
        const name = this.#name();
        this.#expect("on");
        const on = this.#name();
        this.#directives();
        document.fragments[name] = { on, selections: this.#selections() };
      } else document.operations.push(this.#operation());
    }
    return document;
  }

  #operation(): GraphQLOperation {
    if (this.#peek() === "{")
      return { type: "query", name: undefined, variables: [], selections: this.#selections() };
    const type = this.#name();
    if (!["query", "mutation", "subscription"].includes(type)) throw this.#unexpected(type);
    const name = this.#peek() === "{" || this.#peek() === "(" ? undefined : this.#name();
    const variables = this.#takeIf("(") ? this.#until(")", () => this.#variable()) : [];
    this.#directives();
    return { type, name, variables, selections: this.#selections() };
  }

  #variable(): GraphQLOperation["variables"][number] {
    this.#expect("$");
    const name = this.#name();
    this.#expect(":");
    const isRequired = this.#type();
    const fallback = this.#takeIf("=") ? this.#value() : undefined;
    return { name, isRequired: isRequired && fallback === undefined, fallback };
  }

  /** Whether the type is non-null; its name does not matter here. */
  #type(): boolean {
    if (this.#takeIf("[")) {
      this.#type();
      this.#expect("]");
    } else this.#name();
    return this.#takeIf("!");
  }

  #selections(): Selection[] {
    this.#expect("{");
    const selections = this.#until("}", () => this.#selection());
    if (selections.length === 0) throw this.#unexpected("}");
    return selections;
  }

  #selection(): Selection {
    if (this.#takeIf("...")) {
      const next = this.#peek();
      if (next === "on" || next === "{" || next === "@") {
        const on = this.#takeIf("on") ? this.#name() : undefined;
        const directives = this.#directives();
        return { kind: "inline", on, directives, selections: this.#selections() };
      }
      return { kind: "spread", fragment: this.#name(), directives: this.#directives() };
    }
    const alias = this.#name();
    const name = this.#takeIf(":") ? this.#name() : alias;
    const args = this.#arguments();
    const directives = this.#directives();
    const selections = this.#peek() === "{" ? this.#selections() : undefined;
    return { kind: "field", name, alias, args, directives, selections };
  }

  #arguments(): Record<string, Value> {
    return this.#takeIf("(") ? Object.fromEntries(this.#until(")", () => this.#entry())) : {};
  }

  #directives(): Directive[] {
    const directives: Directive[] = [];
    while (this.#takeIf("@")) directives.push({ name: this.#name(), args: this.#arguments() });
    return directives;
  }

  #entry(): [string, Value] {
    const name = this.#name();
    this.#expect(":");
    return [name, this.#value()];
  }

  #value(): Value {
    const token = this.#take();
    if (token === "$") return { kind: "variable", name: this.#name() };
    if (token === "[") return { kind: "list", items: this.#until("]", () => this.#value()) };
    if (token === "{")
      return { kind: "object", fields: Object.fromEntries(this.#until("}", () => this.#entry())) };
    if (token.startsWith('"""')) return { kind: "literal", value: token.slice(3, -3).trim() };
    if (/^["\d-]/.test(token)) return { kind: "literal", value: JSON.parse(token) as unknown };
    const constants: Record<string, unknown> = { true: true, false: false, null: null };
    if (!/^\w/.test(token)) throw this.#unexpected(token);
    return { kind: "literal", value: token in constants ? constants[token] : token };
  }

  #until<T>(end: string, read: () => T): T[] {
    const items: T[] = [];
    while (!this.#takeIf(end)) items.push(read());
    return items;
  }

  #name(): string {
    const token = this.#take();
    if (!/^[_A-Za-z]/.test(token)) throw this.#unexpected(token);
    return token;
  }

  #peek(): string | undefined {
    return this.#tokens[this.#at];
  }

  #take(): string {
    const token = this.#tokens[this.#at];
    if (token === undefined) throw this.#unexpected("<EOF>");
    this.#at += 1;
    return token;
  }

  #takeIf(token: string): boolean {
    const isNext = this.#peek() === token;
    if (isNext) this.#at += 1;
    return isNext;
  }

  #expect(token: string): void {
    if (!this.#takeIf(token)) throw this.#unexpected(this.#peek() ?? "<EOF>");
  }

  #unexpected(token: string): GraphQLSyntaxError {
    return new GraphQLSyntaxError(`Syntax Error: Unexpected "${token}".`);
  }
}
