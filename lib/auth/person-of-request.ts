import "server-only";
import { type Person, readSession } from "@/lib/account/sessions";
import { readSessionToken, sessionCookie } from "./session-token";

/** Who is signed in with the browser that sent a plain request, outside of Next.js's pages and actions. */
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
