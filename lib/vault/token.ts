import { createHash, createHmac, randomBytes } from "node:crypto";
import { z } from "zod";
import { serverKeyFor } from "./server-key";

/**
 * A secret that names its organization, so that it can be looked up under that organization's
 * row-level security: `alfe_<organization>_<256 random bits>`.
 */
export const mintToken = (organizationId: string): string =>
  `alfe_${organizationId}_${randomBytes(32).toString("base64url")}`;

const shape = /^alfe_([0-9a-f-]{36})_[\w-]{43}$/;

/** The organization a token names, or undefined when it is not a token. */
export function organizationOfToken(token: string): string | undefined {
  const id = shape.exec(token)?.[1];
  return id && z.uuid().safeParse(id).success ? id : undefined;
}

/** Tokens have 256 random bits, so a plain hash is enough. */
export const hashToken = (token: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(createHash("sha256").update(token).digest());

/** For values that could be guessed, such as account ids. */
export const keyedHash = async (purpose: string, value: string): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(
    createHmac("sha256", await serverKeyFor(purpose))
      .update(value)
      .digest(),
  );
