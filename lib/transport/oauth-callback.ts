import "server-only";
import { personOfRequest } from "@/lib/auth/person-of-request";
import { finishConnect } from "@/lib/connections/finish";
import { refuseConnect } from "@/lib/connections/refuse";
import { publicOrigin } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { logError } from "@/lib/log";
import { execute } from "@/lib/pipeline/execute";
import { organizationOfToken } from "@/lib/vault/token";

type RouteContext = { params: Promise<{ provider: string }> };

/** The connect page for callbacks that belong to no open attempt of this session. */
const usedPage = "/connect/used";

/**
 * Takes a provider's answer and sends the browser on to the connect page, which tells how it ended.
 * Neither code nor state goes any further.
 */
export async function oauthCallback(request: Request, { params }: RouteContext): Promise<Response> {
  const { provider } = await params;
  const page = await finish(request, provider).catch((error: unknown) => {
    if (!(error instanceof AppError)) logError("a callback failed", error, { provider });
    return usedPage;
  });
  return new Response(null, {
    status: 303,
    headers: {
      location: new URL(page, publicOrigin()).href,
      "cache-control": "no-store",
      "referrer-policy": "no-referrer",
    },
  });
}

async function finish(request: Request, provider: string): Promise<string> {
  const answer = readAnswer(new URL(request.url).searchParams);
  const organizationId = answer && organizationOfToken(answer.state);
  const person = await personOfRequest(request);
  if (!answer || !organizationId || !person) return usedPage;
  const { userId, sessionId } = person;
  const actor = { kind: "person", userId, sessionId } as const;
  try {
    const attempt = await execute(
      finishConnect,
      { actor, organizationId },
      { provider, ...answer },
    );
    return attempt.url;
  } catch (error) {
    const lostRole =
      error instanceof AppError && (error.kind === "forbidden" || error.kind === "not_found");
    if (!lostRole) throw error;
    const { attemptId } = await execute(
      refuseConnect,
      { actor: { kind: "system" }, organizationId },
      { state: answer.state, sessionId },
    );
    return `/connect/${attemptId}`;
  }
}

type Answer = { state: string; code?: string; error?: string; iss?: string };

/** The parameters that count. One that is there twice makes the whole answer unusable (RFC 6749 3.1). */
function readAnswer(parameters: URLSearchParams): Answer | undefined {
  const read = (name: string) => parameters.getAll(name);
  const names = ["state", "code", "error", "iss"] as const;
  if (names.some((name) => read(name).length > 1)) return undefined;
  const [[state], [code], [error], [iss]] = [
    read("state"),
    read("code"),
    read("error"),
    read("iss"),
  ];
  if (!state) return undefined;
  return {
    state,
    ...(code !== undefined && { code }),
    ...(error !== undefined && { error }),
    ...(iss !== undefined && { iss }),
  };
}
