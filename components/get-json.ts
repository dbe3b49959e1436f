import { ProblemError, type ProblemDocument } from "./problem-error";

/** Reads something from our own API, or throws a `ProblemError` with the server's words. */
export async function getJson<T>(path: string, signal?: AbortSignal): Promise<T> {
  const response = await fetch(path, {
    headers: { accept: "application/json" },
    ...(signal && { signal }),
  });
  if (response.ok) return (await response.json()) as T;
  throw new ProblemError(await readProblem(response));
}

async function readProblem(response: Response): Promise<ProblemDocument> {
  const body: unknown = await response.json().catch(() => undefined);
  if (isProblem(body)) return { ...body, status: response.status };
  return {
    title: "Not available at the moment",
    status: response.status,
    detail: "The server did not answer as expected. Try again in a moment.",
  };
}

const isProblem = (body: unknown): body is ProblemDocument =>
  typeof body === "object" && body !== null && "detail" in body && typeof body.detail === "string";
