import { AppError } from "@/lib/errors";
import type { SecretFields } from "./provider";

/** Sends one field of the secret as a bearer token, which is what most providers want. */
export const bearer =
  (field: string) =>
  (secret: SecretFields): Record<string, string> => ({
    authorization: `Bearer ${requireSecret(secret, field)}`,
  });

/** The named part of a secret. Its absence is our own mistake, since it was checked when stored. */
export function requireSecret(secret: SecretFields, field: string): string {
  const value = secret[field];
  if (!value)
    throw new AppError("internal", "This connection is incomplete. Reconnect the account.");
  return value;
}
