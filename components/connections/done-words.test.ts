import { expect, test } from "vitest";
import type { Reach } from "@/lib/installations/preview-reach";
import { backWords, usersWords } from "./done-words";

const reach = {
  agents: 12,
  blocked: 0,
  uses: 11,
  switches: [],
  keeps: [{ account: "triage-bot", agents: 1, agentNames: ["triage"] }],
} as unknown as Reach;
const growth = { kind: "team" as const, name: "Growth" };

test("who keeps another account is named and not counted", () => {
  expect(usersWords(reach, "octocat")).toBe("For 11 agents; triage keeps triage-bot.");
});

test("who keeps the very account that was connected counts", () => {
  expect(usersWords(reach, "triage-bot")).toBe("For 12 agents.");
});

test("a second account that nobody chose says who goes on with the first", () => {
  const keeps = [{ account: "octocat", agents: 12, agentNames: [] }];
  expect(usersWords({ ...reach, keeps }, "growth-ro")).toBe(
    "No agent uses it yet; 12 agents keep octocat.",
  );
});

test("a reconnected account says who has tools again", () => {
  expect(backWords("octocat", growth, reach)).toBe(
    "octocat is back. 11 agents have their tools again.",
  );
  expect(backWords("octocat", growth, { ...reach, agents: 2 })).toBe(
    "octocat is back. 1 agent has its tools again.",
  );
  expect(backWords("octocat", { kind: "agent", name: "scout" }, undefined)).toBe(
    "octocat is back. scout has its tools again.",
  );
  expect(backWords("octocat", growth, undefined)).toBe("octocat is back.");
});
