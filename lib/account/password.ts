import { randomBytes } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";
import { z } from "zod";

/** A password that somebody chooses. Length is what makes it strong, so nothing else is asked of it. */
export const NewPassword = z
  .string()
  .min(10, "Use 10 characters or more.")
  .max(200, "Use 200 characters at most.")
  .describe("A new password of 10 characters or more.");

/** The package's defaults are argon2id with the parameters OWASP asks for: 19 MiB, 2 passes, 1 lane. */
export const hashPassword = (password: string): Promise<string> => hash(password);

let decoy: Promise<string> | undefined;

/**
 * Whether a password belongs to a stored hash. Without one the same work is done against a decoy, so
 * that the time says nothing about which accounts exist.
 */
export async function verifyPassword(
  stored: string | undefined,
  password: string,
): Promise<boolean> {
  decoy ??= hashPassword(randomBytes(16).toString("hex"));
  const decoyHash = await decoy;
  const matches = await verify(stored ?? decoyHash, password);
  return matches && stored !== undefined;
}
