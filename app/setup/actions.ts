"use server";

import { redirect } from "next/navigation";
import type { SetupInput } from "@/components/people/setup-form";
import { claimServer } from "@/lib/setup/claim-server";
import { runSignIn } from "@/lib/transport/action";

export async function setUp({ organization, slug, ...person }: SetupInput) {
  const outcome = await runSignIn(() =>
    claimServer({ ...person, organization: { name: organization, slug } }),
  );
  if (outcome.ok) redirect(`/${outcome.data.slug}`);
  return outcome;
}
