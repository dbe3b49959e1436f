"use server";

import { redirect } from "next/navigation";
import { runSignOut } from "@/lib/transport/action";

/** Ends the sign-in of this browser, so that the person whom a link is for can sign in. */
export async function signOutHere(id: string) {
  await runSignOut();
  redirect(`/connect/${id}`);
}
