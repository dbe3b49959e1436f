import { randomBytes } from "node:crypto";
import type { Key, SecretFields } from "./provider";

/** What was pasted, with the secrets that are made here: 256 random bits each. */
export const withGenerated = (
  { generated = [] }: Pick<Key, "generated">,
  pasted: SecretFields,
): SecretFields => ({
  ...pasted,
  ...Object.fromEntries(generated.map((name) => [name, randomBytes(32).toString("base64url")])),
});
