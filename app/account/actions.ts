"use server";

import { redirect } from "next/navigation";
import type { z } from "zod";
import { changePassword as changeOwnPassword } from "@/lib/account/change-password";
import { createPersonalToken } from "@/lib/keys/create-personal-token";
import { revokePersonalToken } from "@/lib/keys/revoke-personal-token";
import { rotatePersonalToken } from "@/lib/keys/rotate-personal-token";
import { runAction, runPersonAction, runSignOut } from "@/lib/transport/action";

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

export async function createToken(
  organizationId: string,
  input: z.input<typeof createPersonalToken.input>,
) {
  return runAction(createPersonalToken, organizationId, input);
}

export async function rotateToken(
  organizationId: string,
  input: z.input<typeof rotatePersonalToken.input>,
) {
  return runAction(rotatePersonalToken, organizationId, input);
}

export async function revokeToken(
  organizationId: string,
  input: z.input<typeof revokePersonalToken.input>,
) {
  return runAction(revokePersonalToken, organizationId, input);
}
