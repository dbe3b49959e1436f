import "server-only";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { z } from "zod";
import { findOrganization } from "@/lib/account/find-organization";
import type { Person } from "@/lib/account/sessions";
import { currentPerson } from "@/lib/auth/authenticate";
import { AppError } from "@/lib/errors";
import { execute } from "@/lib/pipeline/execute";
import type { Query } from "@/lib/pipeline/operation";
import { requestFacts } from "./request-facts";

const organizationAt = cache(findOrganization);

/** Whoever is signed in; null when nobody is. */
export const visitor = (): Promise<Person | null> => currentPerson();

/** The person who is signed in. Sends others to the sign-in page, from where they come back here. */
export async function requirePerson(): Promise<Person> {
  const person = await currentPerson();
  if (person) return person;
  const { path } = await requestFacts();
  redirect(`/signin?next=${encodeURIComponent(path)}`);
}

/** The id behind the address of an organization; the page is not found if there is none. */
export async function requireOrganization(slugOrId: string): Promise<string> {
  if (z.uuid().safeParse(slugOrId).success) return slugOrId;
  return (await organizationAt(slugOrId)) ?? notFound();
}

/**
 * Runs a query for a page, for whoever is signed in. Answers with the sign-in page or the not-found
 * page where that is what happened; every other failure reaches the page's error boundary.
 */
export async function runPage<Input extends z.ZodObject, Output extends z.ZodType>(
  operation: Query<Input, Output>,
  organization: string,
  input: z.input<Input>,
): Promise<z.output<Output>> {
  const { userId, sessionId } = await requirePerson();
  const organizationId = await requireOrganization(organization);
  const { requestId } = await requestFacts();
  const caller = {
    actor: { kind: "person", userId, sessionId },
    organizationId,
    ...(requestId !== undefined && { requestId }),
  } as const;
  try {
    return await execute(operation, caller, input);
  } catch (error) {
    // What a page asks with comes from its address: one that makes no sense leads nowhere either.
    const wrongAddress = ["not_found", "invalid_input"];
    if (error instanceof AppError && wrongAddress.includes(error.kind)) notFound();
    throw error;
  }
}
