import { format, inspect } from "node:util";
import { expect, test } from "vitest";
import { Secret } from "./secret";

const secret = new Secret({ accessToken: "recognizable" });

test("a secret gives its value only when it is asked for it", () => {
  expect(secret.reveal().accessToken).toBe("recognizable");
  expect(Object.keys(secret)).toEqual([]);
  expect(Object.assign({}, secret)).toEqual({});
});

test.each<[string, () => string]>([
  ["a text", () => String(secret)],
  ["a template", () => `<${secret as unknown as string}>`],
  ["a list", () => [secret, secret].join()],
  ["JSON", () => JSON.stringify({ secret, list: [secret] })],
  ["inspect", () => inspect({ secret })],
  [
    "inspect, with everything hidden shown",
    () => inspect({ secret }, { showHidden: true, depth: 9 }),
  ],
  ["inspect, without its own way to print", () => inspect(secret, { customInspect: false })],
  ["format", () => format("%s %o %O %j", secret, secret, secret, secret)],
  ["an error that has it as its cause", () => inspect(new Error("failed", { cause: secret }))],
  [
    "an error that has it as a property",
    () => inspect(Object.assign(new Error("failed"), { secret, fields: { secret } })),
  ],
])("a secret shows nothing in %s", (_where, print) => {
  expect(print()).not.toContain("recognizable");
});

test("where a secret is printed, it says so", () => {
  expect([String(secret), JSON.stringify(secret), inspect(secret)]).toEqual([
    "[redacted]",
    '"[redacted]"',
    "[redacted]",
  ]);
});
