import { randomBytes } from "node:crypto";
import { directory, inDirectory } from "@/lib/db";
import { hashToken } from "@/lib/vault/token";
import { isEmptyServer } from "./is-empty-server";

const lifetimeMs = 24 * 60 * 60 * 1000;

/**
 * The one-time code with which the first owner of an empty server sets it up; undefined once there is
 * an organization. Each start of the server makes a new one, and the ones before it stop working.
 */
export async function createSetupCode(): Promise<string | undefined> {
  if (!(await isEmptyServer(directory()))) return undefined;
  const code = randomBytes(18).toString("base64url");
  await inDirectory(async (tx) => {
    await tx.setupCode.deleteMany({ where: { usedAt: null } });
    await tx.setupCode.create({
      data: { codeHash: hashToken(code), expiresAt: new Date(Date.now() + lifetimeMs) },
    });
  });
  return code;
}
