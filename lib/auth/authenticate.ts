import "server-only";
import { cookies } from "next/headers";
import { cache } from "react";
import { type Person, readSession } from "@/lib/account/sessions";
import { readSessionToken, sessionCookie } from "./session-token";

/** Who is signed in, read once per request; null when nobody is, or the sign-in has ended. */
export const currentPerson = cache(async (): Promise<Person | null> => {
  const token = (await cookies()).get(sessionCookie().name)?.value;
  return readSession(await readSessionToken(token));
});
