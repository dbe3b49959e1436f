import { createLocalJWKSet, decodeJwt, errors, type JWTPayload, jwtVerify } from "jose";
import { z } from "zod";
import type { InboundChannel } from "../channel";
import { type Issuer, issuerOf } from "./issuers";

const Keys = z.object({
  keys: z.array(
    z.looseObject({
      kty: z.string(),
      kid: z.string().optional(),
      endorsements: z.array(z.string()).optional(),
    }),
  ),
});
type Keys = z.output<typeof Keys>;

const keysMs = 6 * 3_600_000;
/** Keys are asked for anew when a token names one that is not known, though not for each forged one. */
const newKeysMs = 60_000;
/** Microsoft's own bots allow for clocks that are so far apart. */
const clockToleranceSeconds = 300;

export type Expected = Pick<InboundChannel, "fetchKeys"> & { appId: string; tenantId: string };

/**
 * Checks the token that Teams sends along: signed by its issuer's key, for this very bot, in time, from
 * an issuer that may speak to it, and of the tenant that the issuer stands for. What is wrong is returned
 * in words. Throws where the keys cannot be had, so that Teams tries again.
 */
export async function verifyToken(
  authorization: string | null,
  expected: Expected,
): Promise<{ claims: JWTPayload; issuer: Issuer } | string> {
  const token = /^bearer (\S+)$/i.exec(authorization ?? "")?.[1];
  if (token === undefined) return "no bearer token";
  const iss = issuerIn(token);
  const issuer = iss === undefined ? undefined : issuerOf(iss, expected.tenantId);
  if (!issuer) return "another issuer";
  const claims = await verifySignature(token, issuer, expected);
  if (typeof claims === "string") return claims;
  const { tid } = claims;
  if (issuer.tenant !== null && String(tid).toLowerCase() !== issuer.tenant)
    return "of another tenant than its issuer";
  return { claims, issuer };
}

function issuerIn(token: string): string | undefined {
  try {
    return decodeJwt(token).iss;
  } catch {
    return undefined;
  }
}

async function verifySignature(
  token: string,
  issuer: Issuer,
  { appId, fetchKeys }: Expected,
): Promise<JWTPayload | string> {
  for (const ttlMs of [keysMs, newKeysMs]) {
    const keys = Keys.parse(await fetchKeys(issuer.keysUrl, ttlMs));
    try {
      const { payload, protectedHeader } = await jwtVerify(token, createLocalJWKSet(keys), {
        algorithms: ["RS256"],
        audience: appId,
        clockTolerance: clockToleranceSeconds,
        requiredClaims: ["iss", "aud", "exp"],
      });
      return isEndorsed(keys, protectedHeader.kid) ? payload : "a key that is not for Teams";
    } catch (error) {
      if (!(error instanceof errors.JOSEError)) throw error;
      if (!(error instanceof errors.JWKSNoMatchingKey)) return error.code;
    }
  }
  return "a key that nobody publishes";
}

/** Keys of the bot service say for which channels they may sign. */
const isEndorsed = ({ keys }: Keys, kid: string | undefined): boolean =>
  keys.find((key) => key.kid === kid)?.endorsements?.includes("msteams") ?? true;
