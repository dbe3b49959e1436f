import { expect, test } from "vitest";
import { providers } from "@/lib/providers/catalog";
import { accountSteps, changeSteps } from "./plan-steps";

const kinds = (provider: Parameters<typeof accountSteps>[0]) =>
  accountSteps(provider).map(({ kind }) => kind);
const cleanUp = (kind: "delete_webhooks" | "uninstall_bot" | "release_number") => ({
  kind,
  words: kind,
  run: () => Promise.resolve(undefined),
});

test("what was set up at a provider is undone before the grant goes, and the credential goes last", () => {
  expect(kinds({ cleanUps: [cleanUp("delete_webhooks"), cleanUp("release_number")] })).toEqual([
    "delete_webhooks",
    "release_number",
    "revoke",
    "destroy",
  ]);
  expect(kinds(undefined)).toEqual(["revoke", "destroy"]);
});

test("for every provider there is the revocation, then the destruction, in places of their own", () => {
  for (const provider of Object.values(providers)) {
    // A number's calls go with the credential of the account that it was bought with.
    const ends = provider.usesSetupCredential ? ["destroy"] : ["revoke", "destroy"];
    expect(kinds(provider).slice(provider.cleanUps?.length ?? 0)).toEqual(ends);
    const positions = accountSteps(provider).map(({ position }) => position);
    expect(positions).toEqual(positions.toSorted((a, b) => a - b));
    expect(Math.min(...positions)).toBeGreaterThan(changeSteps.length);
    expect(new Set(positions).size).toBe(positions.length);
  }
});
