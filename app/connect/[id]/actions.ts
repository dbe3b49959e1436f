"use server";

import { redirect } from "next/navigation";
import { joinByLink as join } from "@/lib/account/join-by-link";
import { runSignIn, runSignOut } from "@/lib/transport/action";

/** Ends the sign-in of this browser, so that the person whom a link is for can sign in. */
export async function signOutHere(id: string) {
  await runSignOut();
  redirect(`/connect/${id}`);
}

/** With a new account of the address that a link was sent to, which is signed in. */
export async function joinByLink(
  token: string,
  input: { email: string; name: string; password: string },
) {
  const outcome = await runSignIn(({ address }) => join(token, input, address));
  if (outcome.ok) redirect(`/connect/${token}`);
  return outcome;
}
