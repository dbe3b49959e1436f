"use server";

import { redirect } from "next/navigation";
import { createOrganization } from "@/lib/account/create-organization";
import { runPersonAction } from "@/lib/transport/action";

export async function create(input: { name: string; slug: string }) {
  const outcome = await runPersonAction(({ userId, sessionId }) =>
    createOrganization({ kind: "person", userId, sessionId }, input),
  );
  if (outcome.ok) redirect(`/${outcome.data.slug}`);
  return outcome;
}
