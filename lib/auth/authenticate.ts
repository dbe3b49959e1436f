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

/** The same for a plain request, outside of Next.js's pages and actions. */
export const personOfRequest = async (request: Request): Promise<Person | null> =>
  readSession(await readSessionToken(cookieOf(request, sessionCookie().name)));

/** Our token has no character that a cookie would have to escape. */
const cookieOf = (request: Request, name: string): string | undefined =>
  request.headers
    .get("cookie")
    ?.split(";")
    .map((pair) => pair.trim())
    .find((pair) => pair.startsWith(`${name}=`))
    ?.slice(name.length + 1);
