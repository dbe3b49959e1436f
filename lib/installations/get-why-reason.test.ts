import { describe, expect, test } from "vitest";
import { getIntegration } from "@/lib/integrations/catalog";
import { whyReason } from "./get-why-reason";

const lineage = [
  { id: "acme", name: "acme", kind: "organization" },
  { id: "growth", name: "Growth", kind: "team" },
  { id: "website", name: "Website", kind: "project" },
  { id: "scout", name: "scout", kind: "agent" },
] as const;

type Given = Parameters<typeof whyReason>[0];
type Account = NonNullable<Given["view"]["connection"]>;

const named = (id: string) => {
  const node = lineage.find((each) => each.id === id) ?? lineage[0];
  return { id, name: node.name, kind: node.kind, path: null };
};

const account = (rule: Account["rule"], owner: string, decidedAt = owner): Account => ({
  id: "c1",
  accountName: "octocat",
  accountDetail: "",
  label: "",
  sandbox: false,
  owner: named(owner),
  rule,
  decidedAt: named(decidedAt),
  expiresAt: null,
});

const say = (change: {
  integration?: string;
  connection?: Account | null;
  reason?: string;
  decidedAt?: string;
  accounts?: number;
}) =>
  whyReason({
    integration: getIntegration(change.integration ?? "github"),
    lineage,
    view: {
      connection: change.connection ?? null,
      provider: { id: "github", name: "GitHub" },
      reason: change.reason ?? null,
    },
    decidedAt: change.decidedAt ?? null,
    accounts: change.accounts ?? 2,
  });

describe("why an account is the one, in the words of the screens", () => {
  test.each<[string, Parameters<typeof say>[0], string]>([
    ["pinned", { connection: account("pinned", "acme", "website") }, "Pinned by Website."],
    [
      "the nearest default",
      { connection: account("default", "growth") },
      "Growth is the nearest place above scout with a GitHub account, and octocat is its default.",
    ],
    [
      "the only one",
      { connection: account("default", "growth"), accounts: 1 },
      "The only account between scout and acme.",
    ],
    [
      "its own bot",
      { integration: "slack", connection: account("own", "scout") },
      "scout's own bot; channels are never inherited.",
    ],
    [
      "nothing",
      { reason: "no_account", accounts: 0 },
      "Nothing: no account on this line. Connect one at scout, Website, Growth or acme.",
    ],
    [
      "no default",
      { reason: "no_default", decidedAt: "growth" },
      "Nothing: Growth has accounts, but none is its default. Choose one.",
    ],
    [
      "a pin without its account",
      { reason: "pin_gone", decidedAt: "website" },
      "Nothing: the account that Website pinned is not on this line any more. Pin another one at Website, or follow the default again.",
    ],
    ["needs none", { integration: "web-fetch" }, "Web fetch needs no account."],
  ])("%s", (_what, given, sentence) => {
    expect(say(given)).toBe(sentence);
  });
});
