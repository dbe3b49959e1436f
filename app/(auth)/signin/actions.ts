"use server";

import { redirect } from "next/navigation";
import { checkPassword } from "@/lib/account/check-password";
import { parse } from "@/lib/errors";
import { demoPerson } from "@/lib/setup/demo-sign-in";
import { runSignIn } from "@/lib/transport/action";
import { Role } from "@/lib/tree/node";
import { toNextPath } from "./next-path";

export async function signIn(
  next: string,
  { email, password }: { email: string; password: string },
) {
  const outcome = await runSignIn(async ({ address }) => ({
    userId: await checkPassword(email, password, address),
  }));
  if (outcome.ok) redirect(toNextPath(next));
  return outcome;
}

export async function continueAs(next: string, _before: unknown, form: FormData) {
  const outcome = await runSignIn(() => demoPerson(parse(Role, form.get("role"))));
  if (outcome.ok) redirect(toNextPath(next));
  return outcome;
}
