"use server";

import { redirect } from "next/navigation";
import { acceptInvitation } from "@/lib/account/accept-invitation";
import { runPersonAction, runSignIn, runSignOut } from "@/lib/transport/action";

/** With a new account, which is signed in. */
export async function joinAnew(token: string, input: { name: string; password: string }) {
  const outcome = await runSignIn(() => acceptInvitation(token, input));
  if (outcome.ok) redirect(outcome.data.path);
  return outcome;
}

/** As the person who is signed in. */
export async function join(token: string) {
  const outcome = await runPersonAction((person) => acceptInvitation(token, person));
  if (outcome.ok) redirect(outcome.data.path);
  return outcome;
}

export async function signOut(token: string) {
  await runSignOut();
  redirect(`/invite/${token}`);
}
