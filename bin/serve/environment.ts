import type { DatabaseUrls } from "../../prisma/prepare-database";
import type { Secrets } from "./secrets";
import type { Settings } from "./settings";

/**
 * The environment of the program, which never learns the owner's connection: it could undo
 * row-level security with it.
 */
export function programEnvironment(
  { demo, origin, port, dataDir }: Settings,
  { masterKeys, sessionSecret }: Secrets,
  { appUrl, jobsUrl }: DatabaseUrls,
  sandboxUrl: string | undefined,
): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
    PORT: String(port),
    ALFE_DEMO: demo ? "1" : "0",
    ALFE_URL: origin,
    NEXTAUTH_URL: origin,
    ALFE_APP_DATABASE_URL: appUrl,
    ALFE_JOBS_DATABASE_URL: jobsUrl,
    ALFE_MASTER_KEYS: masterKeys,
    NEXTAUTH_SECRET: sessionSecret,
    ALFE_DATA_DIR: dataDir,
    ALFE_SANDBOX: sandboxUrl ? "1" : "0",
  };
  delete env.DATABASE_URL;
  delete env.ALFE_SANDBOX_URL;
  return sandboxUrl ? { ...env, ALFE_SANDBOX_URL: sandboxUrl } : env;
}
