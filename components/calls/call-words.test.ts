import { describe, expect, test } from "vitest";
import { callerWords, costWords, durationWords, policyWords } from "./call-words";

describe("the words of a call", () => {
  test("money has two decimals, and four under one cent", () => {
    expect(costWords("0")).toBe("free");
    expect(costWords("7900")).toBe("$0.0079");
    expect(costWords("1200000")).toBe("$1.20");
  });

  test("short calls are told in milliseconds, long ones in seconds", () => {
    expect(durationWords(412)).toBe("412 ms");
    expect(durationWords(61_234)).toBe("61.2 s");
  });

  test("whoever called is you on their own screen only", () => {
    const by = { kind: "person", id: "u1", name: "Ada" };
    expect(callerWords({ by }, "u1")).toBe("you");
    expect(callerWords({ by }, "u2")).toBe("Ada");
    expect(callerWords({ by: { kind: "agent", id: "a1", name: "" } }, "u2")).toBe("an agent");
  });

  test("a person's call names no policy, a default is called one", () => {
    expect(policyWords(null)).toContain("policies bind agents");
    expect(policyWords({ value: "ask", at: null })).toBe("Asks by default");
    const at = { id: "o", name: "acme", kind: "organization", path: "/acme" } as const;
    expect(policyWords({ value: "deny", at })).toBe("Denied, set at acme");
  });
});
