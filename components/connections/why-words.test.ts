import { expect, test } from "vitest";
import type { IntegrationDetail } from "@/lib/installations/get";
import { settingsWords, usesWords, whyText } from "./why-words";

const node = (id: string, name: string) => ({ id, name, kind: "team" as const, path: `/${id}` });
const account = (id: string, more = {}) => ({
  id,
  accountName: id,
  label: "",
  isDefault: false,
  chosen: false,
  reachable: false,
  health: "healthy" as const,
  ...more,
});

const detail = {
  name: "GitHub",
  whyReason: "Growth is the nearest place above scout with a GitHub account.",
  connection: { accountName: "octocat", label: "Growth bot" },
  settings: [
    { key: "branch", schema: { title: "Base branch" }, value: "main", setAt: node("acme", "acme") },
    { key: "repository", schema: {}, value: null, setAt: null },
  ],
  shadowed: [{ accountName: "acme-bot", owner: node("acme", "acme") }],
  why: [
    { node: node("scout", "scout"), installed: false, blocked: true, accounts: [] },
    {
      node: node("growth", "Growth"),
      installed: true,
      blocked: false,
      accounts: [
        account("octocat", { label: "Growth bot", isDefault: true, chosen: true, reachable: true }),
        account("growth-ro", { reachable: true, health: "expired" }),
      ],
    },
    {
      node: node("acme", "acme"),
      installed: true,
      blocked: false,
      accounts: [account("acme-bot", { isDefault: true })],
    },
  ],
} as unknown as IntegrationDetail;

test("the copied text says who uses what, why, and what each place of the line has", () => {
  expect(whyText(detail, "scout", String).split("\n")).toEqual([
    "scout uses octocat “Growth bot” for GitHub",
    "Growth is the nearest place above scout with a GitHub account.",
    "1  scout: installed: no; blocked; accounts: none",
    "2  Growth: installed: yes; accounts: octocat “Growth bot” (default) <- chosen, growth-ro (reconnect needed, reachable)",
    "3  acme: installed: yes; accounts: acme-bot (default, shadowed)",
    "Settings: Base branch main (acme)",
  ]);
});

test("without an account that is what is said first", () => {
  expect(usesWords({ ...detail, connection: null }, "scout")).toBe(
    "scout has no account for GitHub",
  );
});

test("settings that nobody set are not listed", () => {
  expect(settingsWords({ settings: [] }, String)).toBe("none set on this line");
});
