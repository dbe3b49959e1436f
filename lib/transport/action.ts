import "server-only";
import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import type { Person } from "@/lib/account/sessions";
import { currentPerson } from "@/lib/auth/authenticate";
import { signInPerson } from "@/lib/auth/sign-in";
import { signOutPerson } from "@/lib/auth/sign-out";
import { AppError } from "@/lib/errors";
import { execute } from "@/lib/pipeline/execute";
import type { Operation } from "@/lib/pipeline/operation";
import { type Problem, toProblem } from "./problem";
import { requestFacts } from "./request-facts";

/** What a server action returns: never a thrown error, whose message Next.js would hide. */
export type ActionResult<T> = { ok: true; data: T } | { ok: false; problem: Problem };

/** Who asks, where no organization is asked about. */
export type Visit = {
  person: Person | null;
  /** The network address, for counting tries. */
  address: string;
};

/** Runs an operation for whoever is signed in. */
export const runAction = <Input extends z.ZodObject, Output extends z.ZodType>(
  operation: Operation<Input, Output>,
  organizationId: string,
  input: z.input<Input>,
): Promise<ActionResult<z.output<Output>>> =>
  answer(async ({ person }, requestId) => {
    const { userId, sessionId } = requireSignedIn(person);
    const actor = { kind: "person", userId, sessionId } as const;
    return execute(operation, { actor, organizationId, ...requestId }, input);
  });

/** Runs work of a person that belongs to no organization, such as changing their password. */
export const runPersonAction = <T>(
  work: (person: Person, visit: Visit) => Promise<T>,
): Promise<ActionResult<T>> => answer((visit) => work(requireSignedIn(visit.person), visit));

/** Runs work that nobody has to be signed in for. */
export const runOpenAction = <T>(work: (visit: Visit) => Promise<T>): Promise<ActionResult<T>> =>
  answer(work);

/** Signs in, on this browser, the person whom `work` names after checking who they are. */
export const runSignIn = <T extends { userId: string }>(
  work: (visit: Visit) => Promise<T>,
): Promise<ActionResult<T>> =>
  answer(async (visit) => {
    const result = await work(visit);
    // Two sign-ins in one browser would leave the first one open for nobody.
    if (visit.person) await signOutPerson();
    await signInPerson(result.userId);
    return result;
  });

/** Ends the sign-in of this browser. */
export const runSignOut = (): Promise<ActionResult<null>> =>
  answer(async () => {
    await signOutPerson();
    return null;
  });

function requireSignedIn(person: Person | null): Person {
  if (person) return person;
  throw new AppError("unauthenticated", "Your session ended. Sign in to go on.");
}

async function answer<T>(
  work: (visit: Visit, requestId: { requestId?: string }) => Promise<T>,
): Promise<ActionResult<T>> {
  const { address, requestId } = await requestFacts();
  try {
    const person = await currentPerson();
    return {
      ok: true,
      data: await work({ person, address }, requestId === undefined ? {} : { requestId }),
    };
  } catch (error) {
    // Redirects and the like are thrown by Next.js, for Next.js.
    unstable_rethrow(error);
    return { ok: false, problem: toProblem(error, requestId) };
  }
}
