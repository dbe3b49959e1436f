"use server";

import { redirect } from "next/navigation";
import type { SetupInput } from "@/components/people/setup-form";
import { claimServer } from "@/lib/setup/claim-server";
import { runSignIn } from "@/lib/transport/action";

export async function setUp(input: SetupInput) {
  const outcome = await runSignIn(() => claimServer(input));
  if (outcome.ok) redirect(`/${outcome.data.slug}`);
  return outcome;
}
