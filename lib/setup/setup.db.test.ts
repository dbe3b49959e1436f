import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { checkPassword } from "@/lib/account/check-password";
import { listOrganizations } from "@/lib/account/list-organizations";
import { startTestDatabase, type TestDatabase } from "@/prisma/test-database";
import { claimServer } from "./claim-server";
import { createSetupCode } from "./create-setup-code";

// An empty server of this file's own: the other tests' database has organizations.
let database: TestDatabase;
beforeAll(async () => {
  const masterKeys = `test:${randomBytes(32).toString("base64")}`;
  database = await startTestDatabase(masterKeys);
  vi.stubEnv("ALFE_APP_DATABASE_URL", database.appUrl);
  vi.stubEnv("ALFE_MASTER_KEYS", masterKeys);
});
afterAll(() => database.stop());

const owner = {
  name: "Ada",
  email: "ada@acme.test",
  password: "a long enough password",
  organization: "Acme",
};

test("an empty server is set up once, with the code that was printed last", async () => {
  const first = (await createSetupCode()) ?? "";
  const code = (await createSetupCode()) ?? "";
  await expect(claimServer({ ...owner, code: first })).rejects.toMatchObject({
    fields: [{ pointer: "/code" }],
  });
  await expect(claimServer({ ...owner, code, slug: "api" })).rejects.toMatchObject({
    fields: [{ pointer: "/slug" }],
  });

  const claims = await Promise.allSettled(
    ["acme", "second", "third"].map((slug) => claimServer({ ...owner, code, slug })),
  );
  expect(claims.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const userId = await checkPassword(owner.email, owner.password, "test");
  expect(await listOrganizations(userId)).toMatchObject([{ name: "Acme", role: "owner" }]);

  expect(await createSetupCode()).toBeUndefined();
  await expect(claimServer({ ...owner, code })).rejects.toMatchObject({
    message: "This server is set up already. Sign in.",
  });
});
