import { StripeProblem } from "./problem";
import type { StripeCustomer } from "./seed";

const clause =
  /^\s*(-?)(email|name|phone|created|metadata\[(?:'([^']*)'|"([^"]*)")\])\s*(:|~|>=|<=|>|<)\s*(?:'([^']*)'|"([^"]*)"|(\d+|null))\s*/i;

type Test = (customer: StripeCustomer) => boolean;

/** Stripe's search language for customers: clauses joined by AND or by OR, never both. */
export function parseCustomerSearch(query: string | null): Test {
  if (query === null)
    throw new StripeProblem(400, "Missing required param: query.", {
      code: "parameter_missing",
      param: "query",
    });
  const tests: Test[] = [];
  const joins = new Set<string>();
  let rest = query;
  for (;;) {
    const match = clause.exec(rest);
    if (match === null) throw unreadable();
    tests.push(toTest(match));
    rest = rest.slice(match[0].length);
    if (rest === "") break;
    const join = /^(and|or)\s+/i.exec(rest);
    // A space alone means AND.
    joins.add((join?.[1] ?? "and").toLowerCase());
    rest = rest.slice(join?.[0].length ?? 0);
  }
  if (joins.size > 1) throw unreadable();
  return joins.has("or")
    ? (customer) => tests.some((test) => test(customer))
    : (customer) => tests.every((test) => test(customer));
}

function toTest(match: RegExpExecArray): Test {
  const [, minus, field = "", key1, key2, operator = ":", text1, text2, plain] = match;
  const key = key1 ?? key2;
  const wanted = (text1 ?? text2 ?? plain ?? "").toLowerCase();
  const isRange = /[<>]/.test(operator);
  if (isRange !== (field === "created" && operator !== ":")) throw unreadable();
  const holds: Test = (customer) => {
    if (field === "created") return compare(customer.created, operator, Number(wanted));
    const value =
      key === undefined ? customer[field as "email" | "name" | "phone"] : customer.metadata[key];
    if (value === null || value === undefined) return plain === "null";
    const lower = value.toLowerCase();
    return operator === "~" ? lower.includes(wanted) : lower === wanted;
  };
  return minus === "-" ? (customer) => !holds(customer) : holds;
}

function compare(value: number, operator: string, wanted: number): boolean {
  if (operator === ">") return value > wanted;
  if (operator === ">=") return value >= wanted;
  if (operator === "<") return value < wanted;
  return operator === "<=" ? value <= wanted : value === wanted;
}

function unreadable(): StripeProblem {
  return new StripeProblem(
    400,
    "We were unable to parse your search query. See https://stripe.com/docs/search#search-query-language",
    { param: "query" },
  );
}
