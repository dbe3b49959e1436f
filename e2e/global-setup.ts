import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { startDatabase } from "@/bin/database";
import { demoSecrets } from "@/bin/serve/secrets";
import { appRole, enableRole, jobsRole } from "@/prisma/roles";
import { openServerKey } from "@/prisma/server-key";

/** Writes down what the server was started with, so that fixtures can use the same database. */
export default async function writeEnvironment(): Promise<void> {
  const { ALFE_E2E_DATA_DIR: dataDir, ALFE_E2E_ENVIRONMENT: file } = process.env;
  if (!dataDir || !file) throw new Error("playwright.config.ts names no data directory");
  const { url, sandboxUrl } = JSON.parse(readFileSync(path.join(dataDir, "demo.json"), "utf8")) as {
    url: string;
    sandboxUrl: string;
  };
  const secrets = demoSecrets(dataDir);
  // The server runs it already, so that this only finds out where.
  const { ownerUrl } = await startDatabase(dataDir);
  const serverKey = await openServerKey(ownerUrl, secrets.masterKeys);
  const environment = {
    ALFE_URL: url,
    ALFE_APP_DATABASE_URL: await enableRole(ownerUrl, appRole, serverKey),
    ALFE_JOBS_DATABASE_URL: await enableRole(ownerUrl, jobsRole, serverKey),
    ALFE_MASTER_KEYS: secrets.masterKeys,
    NEXTAUTH_SECRET: secrets.sessionSecret,
    ALFE_DATA_DIR: dataDir,
    ALFE_DEMO: "1",
    ALFE_SANDBOX: "1",
    ALFE_SANDBOX_URL: sandboxUrl,
  };
  writeFileSync(file, JSON.stringify(environment), { mode: 0o600 });
}
