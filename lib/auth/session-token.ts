import "server-only";
import { decode, encode } from "next-auth/jwt";
import { env, publicOrigin } from "@/lib/env";

type Cookie = {
  name: string;
  options: { httpOnly: true; sameSite: "lax"; secure: boolean; path: "/" };
};

/** The cookie of a sign-in. Over https its name binds it to this very host. */
export function sessionCookie(): Cookie {
  const secure = publicOrigin().startsWith("https:");
  return {
    name: secure ? "__Host-alfe.session" : "alfe.session",
    options: { httpOnly: true, sameSite: "lax", secure, path: "/" },
  };
}

/** A token that names the row of a sign-in, and nothing else. */
export const mintSessionToken = (sessionId: string, expiresAt: Date): Promise<string> =>
  encode({
    token: { sessionId },
    secret: env().NEXTAUTH_SECRET,
    maxAge: Math.floor((expiresAt.getTime() - Date.now()) / 1000),
  });

/** The row that a token names; undefined if it is not one of ours or too old. */
export async function readSessionToken(token: string | undefined): Promise<string | undefined> {
  if (token === undefined) return undefined;
  const claims = await decode({ token, secret: env().NEXTAUTH_SECRET }).catch(() => null);
  return typeof claims?.sessionId === "string" ? claims.sessionId : undefined;
}
