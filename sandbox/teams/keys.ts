import { generateKeyPairSync, type KeyObject, sign, verify } from "node:crypto";
import { parseJson } from "../fields";
import type { Sandbox } from "../sandbox";

/** Who signs: the bot service what it sends, Entra the tokens that it gives to bots. */
export type Signer = "bot-service" | "entra";

type Pair = { privateKey: KeyObject; publicKey: KeyObject };

const pairs = new WeakMap<Sandbox, Map<Signer, Pair>>();

/** Made when first needed and gone with the process, as keys of real services change now and then. */
function pairOf(sandbox: Sandbox, signer: Signer): Pair {
  const known = pairs.get(sandbox) ?? new Map<Signer, Pair>();
  pairs.set(sandbox, known);
  const pair = known.get(signer) ?? generateKeyPairSync("rsa", { modulusLength: 2048 });
  known.set(signer, pair);
  return pair;
}

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");

/** Named after the key itself, since a restart makes another one. */
function jwkOf({ publicKey }: Pair) {
  const { n = "", e = "" } = publicKey.export({ format: "jwk" });
  return { kty: "RSA", use: "sig", alg: "RS256", kid: n.slice(0, 27), n, e };
}

/** The keys that a signer publishes. */
export const publishedKeys = (sandbox: Sandbox, signer: Signer) => ({
  keys: [
    {
      ...jwkOf(pairOf(sandbox, signer)),
      ...(signer === "bot-service" && { endorsements: ["msteams", "webchat"] }),
    },
  ],
});

/** A token with these claims, good for an hour. */
export function mintToken(sandbox: Sandbox, signer: Signer, claims: object): string {
  const pair = pairOf(sandbox, signer);
  const now = Math.floor(Date.now() / 1000);
  const header = { typ: "JWT", alg: "RS256", kid: jwkOf(pair).kid };
  const signed = `${encode(header)}.${encode({ ...claims, nbf: now - 5, exp: now + 3600 })}`;
  return `${signed}.${sign("sha256", Buffer.from(signed), pair.privateKey).toString("base64url")}`;
}

/** The claims of a token that this signer made and that is not over; undefined for any other. */
export function readToken(
  sandbox: Sandbox,
  signer: Signer,
  token: string,
): Record<string, unknown> | undefined {
  const [header = "", body = "", signature = ""] = token.split(".");
  const { publicKey } = pairOf(sandbox, signer);
  const signed = Buffer.from(`${header}.${body}`);
  if (!verify("sha256", signed, publicKey, Buffer.from(signature, "base64url"))) return undefined;
  const claims = parseJson(Buffer.from(body, "base64url").toString());
  if (typeof claims !== "object" || claims === null) return undefined;
  const { exp } = claims as { exp?: number };
  return (exp ?? 0) * 1000 > Date.now() ? (claims as Record<string, unknown>) : undefined;
}
