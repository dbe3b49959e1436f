import { readFileSync } from "node:fs";

const ours = /^(ALFE_|NEXTAUTH_|PORT$)/;

/** What the server that is tested was started with, from the file that was written at its start. */
export function loadEnvironment(): { url: string; sandboxUrl: string; dataDir: string } {
  const path = process.env.ALFE_E2E_ENVIRONMENT;
  if (path === undefined) throw new Error("ALFE_E2E_ENVIRONMENT names no file");
  const content: unknown = JSON.parse(readFileSync(path, "utf8"));
  if (typeof content !== "object" || content === null) throw new Error(`${path} holds no object`);
  for (const [name, value] of Object.entries(content))
    if (ours.test(name) && typeof value === "string") process.env[name] = value;
  return {
    url: required("ALFE_URL"),
    sandboxUrl: required("ALFE_SANDBOX_URL"),
    dataDir: required("ALFE_DATA_DIR"),
  };
}

function required(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === "") throw new Error(`The environment lacks ${name}`);
  return value;
}
