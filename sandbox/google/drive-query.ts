import type { DriveFile } from "./drive-seed";

type Test = (file: DriveFile) => boolean;

/** Drive's search language: terms with and, or, not and brackets. Undefined if it cannot be read. */
export function parseDriveQuery(query: string): Test | undefined {
  const tokens = query.match(/'(?:\\.|[^'\\])*'|[()]|!=|<=|>=|[=<>]|[A-Za-z]+/g) ?? [];
  const leftover = query.replace(/'(?:\\.|[^'\\])*'|[()]|!=|<=|>=|[=<>]|[A-Za-z]+|\s+/g, "");
  if (leftover !== "") return undefined;
  try {
    return new Parser(tokens).parse();
  } catch (error) {
    if (error instanceof UnreadableQuery) return undefined;
    throw error;
  }
}

class UnreadableQuery extends Error {}

class Parser {
  #tokens: string[];
  #position = 0;

  constructor(tokens: string[]) {
    this.#tokens = tokens;
  }

  parse(): Test {
    const test = this.#or();
    if (this.#position < this.#tokens.length) throw new UnreadableQuery();
    return test;
  }

  #or(): Test {
    const tests = [this.#and()];
    while (this.#takeIf("or")) tests.push(this.#and());
    return (file) => tests.some((test) => test(file));
  }

  #and(): Test {
    const tests = [this.#not()];
    while (this.#takeIf("and")) tests.push(this.#not());
    return (file) => tests.every((test) => test(file));
  }

  #not(): Test {
    if (this.#takeIf("not")) {
      const test = this.#not();
      return (file) => !test(file);
    }
    if (this.#takeIf("(")) {
      const test = this.#or();
      if (!this.#takeIf(")")) throw new UnreadableQuery();
      return test;
    }
    return toTest(this.#take(), this.#take(), this.#take());
  }

  #take(): string {
    const token = this.#tokens[this.#position];
    if (token === undefined) throw new UnreadableQuery();
    this.#position += 1;
    return token;
  }

  #takeIf(token: string): boolean {
    const isNext = this.#tokens[this.#position]?.toLowerCase() === token;
    if (isNext) this.#position += 1;
    return isNext;
  }
}

function toTest(left: string, operator: string, right: string): Test {
  if (operator === "in") return toMembership(unquote(left), right);
  const value = unquote(right);
  const lower = value.toLowerCase();
  switch (`${left} ${operator}`) {
    // `name contains` matches the beginnings of words only.
    case "name contains":
      return ({ name }) =>
        words(name).some((_, at, all) => all.slice(at).join(" ").startsWith(lower));
    case "name =":
      return ({ name }) => name.toLowerCase() === lower;
    case "name !=":
      return ({ name }) => name.toLowerCase() !== lower;
    case "fullText contains":
      return (file) => fullTextOf(file).includes(lower.replace(/^"|"$/g, ""));
    case "mimeType =":
      return ({ mimeType }) => mimeType === value;
    case "mimeType !=":
      return ({ mimeType }) => mimeType !== value;
    case "mimeType contains":
      return ({ mimeType }) => mimeType.startsWith(value);
    case "trashed =":
      return ({ trashed }) => String(trashed) === right;
    case "trashed !=":
      return ({ trashed }) => String(trashed) !== right;
    case "modifiedTime >":
    case "modifiedTime >=":
      return ({ modifiedTime }) => Date.parse(modifiedTime) >= Date.parse(value);
    case "modifiedTime <":
    case "modifiedTime <=":
      return ({ modifiedTime }) => Date.parse(modifiedTime) <= Date.parse(value);
    default:
      throw new UnreadableQuery();
  }
}

function toMembership(value: string, list: string): Test {
  const holds = (file: DriveFile, roles: string[]) =>
    file.permissions.some(
      ({ emailAddress, role }) => emailAddress === value && roles.includes(role),
    );
  switch (list) {
    case "parents":
      return ({ parents }) => parents.includes(value);
    case "owners":
      return (file) => holds(file, ["owner"]);
    case "writers":
      return (file) => holds(file, ["owner", "writer"]);
    case "readers":
      return (file) => holds(file, ["owner", "writer", "commenter", "reader"]);
    default:
      throw new UnreadableQuery();
  }
}

function unquote(token: string): string {
  return token.startsWith("'") ? token.slice(1, -1).replace(/\\(.)/g, "$1") : token;
}

function words(text: string): string[] {
  return text.toLowerCase().split(/[\s_-]+/);
}

function fullTextOf({ name, description, content }: DriveFile): string {
  const text = Buffer.from(content, "base64").toString();
  return `${name} ${description ?? ""} ${text}`.toLowerCase();
}
