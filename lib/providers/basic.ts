import { requireSecret } from "./bearer";
import type { SecretFields } from "./provider";

/** Sends two fields of the secret as HTTP Basic, user and password. */
export const basic =
  (userField: string, passwordField: string) =>
  (secret: SecretFields): Record<string, string> => {
    const user = requireSecret(secret, userField);
    const password = requireSecret(secret, passwordField);
    return { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}` };
  };
