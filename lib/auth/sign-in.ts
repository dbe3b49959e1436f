import "server-only";
import { cookies, headers } from "next/headers";
import { startSession } from "@/lib/account/sessions";
import { mintSessionToken, sessionCookie } from "./session-token";

/** Signs a person in on this browser. Only in server actions and route handlers, which may set cookies. */
export async function signInPerson(userId: string): Promise<void> {
  const { id, expiresAt } = await startSession(userId, (await headers()).get("user-agent") ?? "");
  const { name, options } = sessionCookie();
  const token = await mintSessionToken(id, expiresAt);
  (await cookies()).set(name, token, { ...options, expires: expiresAt });
}
