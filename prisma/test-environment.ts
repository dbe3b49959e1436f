import { randomBytes } from "node:crypto";
import { freePort } from "../bin/free-port";
import { startSandbox } from "../bin/sandbox";
import { startTestDatabase } from "./test-database";
import { createTemplate } from "./test-template";

/**
 * Vitest's global set-up of the database tests: a database and a sandbox of this run's own. The
 * processes that run the tests inherit the environment.
 */
export async function setup(): Promise<() => Promise<void>> {
  const masterKeys = `test:${randomBytes(32).toString("base64")}`;
  const origin = `http://127.0.0.1:${String(await freePort())}`;
  const sandbox = startSandbox({ port: await freePort(), redirectOrigin: origin });
  const [database] = await Promise.all([startTestDatabase(masterKeys), sandbox.ready]);
  await createTemplate(database.ownerUrl);
  Object.assign(process.env, {
    ALFE_URL: origin,
    NEXTAUTH_URL: origin,
    ALFE_APP_DATABASE_URL: database.appUrl,
    ALFE_JOBS_DATABASE_URL: database.jobsUrl,
    ALFE_TEST_OWNER_DATABASE_URL: database.ownerUrl,
    ALFE_MASTER_KEYS: masterKeys,
    NEXTAUTH_SECRET: randomBytes(32).toString("base64"),
    ALFE_SANDBOX: "1",
    ALFE_SANDBOX_URL: sandbox.url,
  });
  return async () => {
    await Promise.all([database.stop(), sandbox.stop(2_000)]);
  };
}
