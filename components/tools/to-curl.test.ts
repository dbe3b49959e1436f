import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { expect, test } from "vitest";
import { toCurl } from "./to-curl";

/** What a shell makes of the last word of a command. */
const readBody = (command: string): unknown =>
  JSON.parse(
    execFileSync("sh", ["-c", `curl() { for last; do :; done; printf %s "$last"; }; ${command}`], {
      encoding: "utf8",
    }),
  );

test("whatever the arguments are, a shell sends exactly them", () => {
  const text = fc.oneof(fc.string(), fc.constantFrom("it's $HOME", "`id`", '"; rm -rf /', "a\nb"));
  fc.assert(
    fc.property(fc.dictionary(fc.string(), text), (values) => {
      const command = toCurl({ origin: "http://a.test", tool: "x", values, account: null });
      expect(readBody(command)).toEqual({ arguments: values });
    }),
    { numRuns: 25 },
  );
});

test("the chosen account goes along, and no key does", () => {
  const command = toCurl({ origin: "http://a.test", tool: "x_y", values: {}, account: "c1" });
  expect(readBody(command)).toEqual({ arguments: {}, account: "c1" });
  expect(command).toContain('"Authorization: Bearer $ALFE_KEY"');
  expect(command).toContain("http://a.test/api/v1/nodes/self/tools/x_y/call");
});
