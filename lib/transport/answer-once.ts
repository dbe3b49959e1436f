import "server-only";
import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import { AppError, type ErrorKind } from "@/lib/errors";
import { beginRequest, type KeptAnswer } from "@/lib/idempotency/begin";
import { giveUpRequest, keepAnswer } from "@/lib/idempotency/end";
import { logError } from "@/lib/log";
import { actorId, type Caller } from "@/lib/pipeline/actor";
import { textOf } from "./json-response";
import { problemResponse, toProblem } from "./problem";

/** Failures that did nothing: trying again with the same key does no harm, and may succeed. */
const notKept: readonly ErrorKind[] = [
  "invalid_input",
  "forbidden",
  "not_found",
  "payment_required",
  "rate_limited",
  "unavailable",
];

type Repeatable = {
  request: Request;
  body: unknown;
  caller: Caller;
  /** Refuses whoever may no longer do it: an answer is given again to nobody else. */
  authorizeAgain: () => Promise<void>;
};

/** Answers a request with an Idempotency-Key by doing it the first time only. */
export async function answerOnce(
  key: string,
  { request, body, caller, authorizeAgain }: Repeatable,
  work: () => Promise<Response>,
): Promise<Response> {
  const { organizationId, actor, requestId } = caller;
  const principalId = actorId(actor);
  if (principalId === null) return work();
  const begun = await beginRequest({
    organizationId,
    principalId,
    key: checked(key),
    digest: digestOf(request, body),
  });
  if ("answer" in begun) {
    await authorizeAgain();
    return again(begun.answer);
  }
  const { id } = begun;
  try {
    const response = await work();
    return await kept(organizationId, id, response);
  } catch (error) {
    if (error instanceof AppError && notKept.includes(error.kind)) {
      await giveUpRequest(organizationId, id).catch(logUnkept);
      throw error;
    }
    return kept(organizationId, id, problemResponse(toProblem(error, requestId)));
  }
}

function checked(key: string): string {
  if (/^[\x21-\x7e]{1,255}$/.test(key)) return key;
  throw new AppError(
    "invalid_input",
    "An Idempotency-Key has 1 to 255 visible ASCII characters and no spaces.",
  );
}

function digestOf({ method, url }: Request, body: unknown): Uint8Array<ArrayBuffer> {
  const { pathname, search } = new URL(url);
  const text = canonicalize([method, pathname, search, body ?? null]) ?? "";
  return new Uint8Array(createHash("sha256").update(text).digest());
}

async function kept(organizationId: string, id: string, response: Response): Promise<Response> {
  const { status } = response;
  const headers = Object.fromEntries(response.headers);
  const body = textOf(response) ?? (await response.text());
  // What was done stays done: a repetition will be told that the first one broke off.
  await keepAnswer(organizationId, id, { status, headers, body }).catch(logUnkept);
  return new Response(body, { status, headers });
}

const again = ({ status, headers, body }: KeptAnswer): Response =>
  new Response(body, { status, headers: { ...headers, "idempotency-replayed": "true" } });

const logUnkept = (cause: unknown): void => {
  logError("the answer to a request was not kept", cause);
};
