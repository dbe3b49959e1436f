"use server";

import { redirect } from "next/navigation";
import { resetPassword } from "@/lib/account/password-reset";
import { runSignIn } from "@/lib/transport/action";

export async function reset(token: string, { password }: { password: string }) {
  const outcome = await runSignIn(async () => ({
    userId: await resetPassword({ token, password }),
  }));
  if (outcome.ok) redirect("/");
  return outcome;
}
