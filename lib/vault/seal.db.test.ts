import { randomBytes, randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { inOrganization } from "@/lib/db";
import { env } from "@/lib/env";
import { createTree, type TestTree } from "@/lib/testing/fixtures";
import { sealFormerly } from "@/lib/testing/seal-formerly";
import { destroyOrganizationKeys } from "./destroy-organization-keys";
import { newKeyVersion } from "./new-key-version";
import { raiseFloor } from "./raise-floor";
import { seal, unseal } from "./seal";
import type { SealedPlace } from "./sealed-place";

const ours = env().ALFE_MASTER_KEYS;
let tree: TestTree;
let place: SealedPlace;
beforeEach(async () => {
  tree = await createTree();
  const { organizationId } = tree;
  const rowId = randomUUID();
  place = { organizationId, table: "connection", rowId, field: "credential", version: 1 };
});

const sealed = (value: unknown, at = place) =>
  inOrganization(at.organizationId, (tx) => seal(tx, value, at));
const opened = (text: string, at = place) =>
  inOrganization(at.organizationId, (tx) => unseal(tx, text, at));
const keysOf = (organizationId: string) =>
  inOrganization(organizationId, (tx) =>
    tx.organizationKey.findMany({ where: { organizationId }, orderBy: { version: "asc" } }),
  );

test("an organization gets its key with its first secret, and only one however many come at once", async () => {
  expect(await keysOf(tree.organizationId)).toEqual([]);
  const texts = await Promise.all([1, 2, 3, 4, 5, 6].map((value) => sealed(value)));
  expect(await keysOf(tree.organizationId)).toHaveLength(1);
  expect(await Promise.all(texts.map((text) => opened(text)))).toEqual([1, 2, 3, 4, 5, 6]);
});

test("where the first secret is not stored after all, no key stays", async () => {
  const failing = inOrganization(tree.organizationId, async (tx) => {
    await seal(tx, "secret", place);
    throw new Error("not stored");
  });
  await expect(failing).rejects.toThrow("not stored");
  expect(await keysOf(tree.organizationId)).toEqual([]);
  expect(await opened(await sealed("secret"))).toBe("secret");
});

describe("a sealed value does not open", () => {
  test("in another organization, which has another key", async () => {
    const { organizationId } = await createTree();
    const text = await sealed("secret");
    await sealed("other", { ...place, organizationId });
    await expect(opened(text, { ...place, organizationId })).rejects.toThrow();
  });

  test.each<[string, Partial<SealedPlace>]>([
    ["table", { table: "connect_attempt" }],
    ["row", { rowId: randomUUID() }],
    ["field", { field: "sealed" }],
    ["version", { version: 2 }],
  ])("in another %s", async (_what, other) => {
    const text = await sealed("secret");
    await expect(opened(text, { ...place, ...other })).rejects.toThrow();
  });

  test("as if another version of the organization's key had sealed it", async () => {
    const text = await sealed("secret");
    await newKeyVersion(tree.organizationId, null);
    expect(await opened(text)).toBe("secret");
    await expect(opened(text.replace(/^2\.1\./, "2.2."))).rejects.toThrow();
    await expect(opened(text.replace(/^2\.1\./, "2.3."))).rejects.toThrow("was destroyed");
  });

  test("below the floor, although its key were put back", async () => {
    const text = await sealed("secret");
    const [key] = await keysOf(tree.organizationId);
    await newKeyVersion(tree.organizationId, null);
    const newer = await sealed("newer");
    expect(await raiseFloor(tree.organizationId)).toBe(true);
    const refusal = /sealed with version 1 of the organization's key; nothing below 2/;
    await expect(opened(text)).rejects.toThrow(refusal);
    await inOrganization(tree.organizationId, (tx) =>
      tx.organizationKey.createMany({ data: key ? [key] : [] }),
    );
    await expect(opened(text)).rejects.toThrow(refusal);
    expect(await opened(newer)).toBe("newer");
  });

  test("after the organization's keys were destroyed, and nothing is sealed for it again", async () => {
    const text = await sealed("secret");
    await inOrganization(tree.organizationId, (tx) =>
      destroyOrganizationKeys(tx, tree.organizationId),
    );
    expect(await keysOf(tree.organizationId)).toEqual([]);
    await expect(opened(text)).rejects.toThrow();
    await expect(sealed("again")).rejects.toThrow("The keys of this organization were destroyed");
    expect(await newKeyVersion(tree.organizationId, null)).toBe(false);
    await expect(sealed("again")).rejects.toThrow("The keys of this organization were destroyed");
  });
});

test("the floor never goes down, and neither does the version that seals", async () => {
  await sealed("secret");
  await newKeyVersion(tree.organizationId, null);
  await raiseFloor(tree.organizationId);
  for (const data of [{ floorVersion: 1 }, { currentVersion: 1, floorVersion: 1 }])
    await expect(
      inOrganization(tree.organizationId, (tx) =>
        tx.organizationVault.updateMany({ where: { organizationId: tree.organizationId }, data }),
      ),
    ).rejects.toThrow();
});

test("a writer holds the floor until what it sealed is stored, and is not refused", async () => {
  await sealed("secret");
  let store: () => void = () => undefined;
  const stored = new Promise<void>((resolve) => (store = resolve));
  let text = "";
  const writing = inOrganization(tree.organizationId, async (tx) => {
    text = await seal(tx, "written", place);
    await stored;
  });
  await vi.waitFor(() => expect(text).toMatch(/^2\.1\./));
  let isBumped = false;
  const bump = newKeyVersion(tree.organizationId, null).then(() => (isBumped = true));
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(isBumped).toBe(false);
  store();
  await Promise.all([writing, bump]);
  expect(await opened(text)).toBe("written");
});

describe("text from before organizations had keys", () => {
  test("opens with its master key, until a rotation has raised the floor", async () => {
    const text = sealFormerly(ours, "old", place);
    expect(await opened(text)).toBe("old");
    await sealed("new");
    expect(await opened(text)).toBe("old");
    await newKeyVersion(tree.organizationId, null);
    expect(await opened(text)).toBe("old");
    await raiseFloor(tree.organizationId);
    await expect(opened(text)).rejects.toThrow("nothing below 2");
  });

  test("names its master key where that is missing", async () => {
    await expect(opened(sealFormerly(ours.replace(/^\w+/, "gone"), "old", place))).rejects.toThrow(
      "The master key gone is not in ALFE_MASTER_KEYS",
    );
  });
});

describe("another process, with another configuration,", () => {
  async function withKeys(keys: string) {
    vi.resetModules();
    vi.stubEnv("ALFE_MASTER_KEYS", keys);
    const db = await import("@/lib/db");
    const vault = await import("./seal");
    return (text: string) =>
      db.inOrganization(place.organizationId, (tx) => vault.unseal(tx, text, place));
  }
  afterEach(() => vi.unstubAllEnvs());
  const other = randomBytes(32).toString("base64");

  test("opens what was sealed, wherever our master key stands in its list", async () => {
    const text = await sealed("secret");
    expect(await (await withKeys(`new:${other},${ours}`))(text)).toBe("secret");
  });

  test("is told which master key it lacks", async () => {
    const text = await sealed("secret");
    await expect((await withKeys(`new:${other}`))(text)).rejects.toThrow(
      "The master key test is not in ALFE_MASTER_KEYS",
    );
  });

  test("gets nothing with a wrong master key under the right id", async () => {
    const text = await sealed("secret");
    await expect((await withKeys(`test:${other}`))(text)).rejects.toThrow(
      "The master key test does not unwrap what is stored under its id",
    );
  });
});
