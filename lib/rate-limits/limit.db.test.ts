import { randomUUID } from "node:crypto";
import pg from "pg";
import { expect, test } from "vitest";
import { env } from "@/lib/env";
import { api } from "@/lib/testing/api";
import { createTree } from "@/lib/testing/fixtures";
import { createTestKey } from "@/lib/testing/keys";
import { startProcess } from "@/lib/testing/process";
import { sharedCount } from "./limit";

test("every answer tells how many requests are left", async () => {
  const tree = await createTree();
  const agent = api({ token: await createTestKey(tree.organizationId, tree.agent.id) });
  const { headers } = await agent.get("/whoami");
  expect(headers.get("ratelimit-policy")).toBe(`"requests";q=1200;w=60`);
  expect(headers.get("ratelimit")).toMatch(/^"requests";r=1199;t=(60|59)$/);
  const refused = await agent.get("/nodes/nowhere");
  expect(refused.headers.get("ratelimit")).toMatch(/^"requests";r=1198;t=\d+$/);
});

test("counts of one minute come together in the database, under a name that tells nobody who asked", async () => {
  const who = `agent ${randomUUID()}`;
  const [one, other] = [sharedCount(), sharedCount()];
  expect(await one.add(who, 40)).toMatchObject({ total: 40 });
  const { total, endsInMs } = await other.add(who, 2);
  expect(total).toBe(42);
  expect(endsInMs).toBeGreaterThan(50_000);
  const client = new pg.Client({ connectionString: env().ALFE_APP_DATABASE_URL });
  await client.connect();
  const { rows } = await client.query(
    "select key from rate_limit where key like '%' || $1 || '%'",
    [who],
  );
  await client.end();
  expect(rows).toEqual([]);
});

test("what one process answered counts in another one, for all keys of an agent together", async () => {
  const tree = await createTree();
  const keys = await Promise.all(
    [1, 2].map(() => createTestKey(tree.organizationId, tree.agent.id)),
  );
  const [one, other] = await Promise.all(keys.map(() => startProcess({ ALFE_RATE_LIMIT: "20" })));
  if (!one || !other) throw new Error("There are two");
  try {
    const [first, second] = await Promise.all(
      [one, other].map((each) => each.ask("serve", { host: "127.0.0.1" })),
    );
    const ask = (url = "", key = "") =>
      fetch(`${url}/api/v1/whoami`, { headers: { authorization: `Bearer ${key}` } });
    for (let each = 0; each < 20; each += 1) expect((await ask(first, keys[0])).status).toBe(200);
    const refused = await ask(first, keys[1]);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(refused.headers.get("ratelimit")).toMatch(/^"requests";r=0;t=\d+$/);
    expect(await refused.json()).toMatchObject({ code: "rate_limited" });
    // The other one learns of it once it has told of its own.
    await expect.poll(async () => (await ask(second, keys[1])).status, { interval: 300 }).toBe(429);
  } finally {
    await Promise.all([one.kill(), other.kill()]);
  }
});
