import "server-only";
import { cookies } from "next/headers";
import { endSession } from "@/lib/account/sessions";
import { currentPerson } from "./authenticate";
import { sessionCookie } from "./session-token";

/** Ends the sign-in of this browser, in the database and in the browser. */
export async function signOutPerson(): Promise<void> {
  const person = await currentPerson();
  if (person) await endSession(person.sessionId);
  const { name, options } = sessionCookie();
  (await cookies()).set(name, "", { ...options, maxAge: 0 });
}
