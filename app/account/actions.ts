"use server";

import { redirect } from "next/navigation";
import { changePassword as changeOwnPassword } from "@/lib/account/change-password";
import { runPersonAction, runSignOut } from "@/lib/transport/action";

export async function changePassword(input: { current: string; password: string }) {
  return runPersonAction(async (person, { address }) => {
    await changeOwnPassword(person, input, address);
    return null;
  });
}

export async function signOut() {
  await runSignOut();
  redirect("/signin");
}
