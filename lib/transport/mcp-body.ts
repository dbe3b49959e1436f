import { AppError } from "@/lib/errors";
import { assertHarmless } from "./harmless-json";
import { refusal } from "./mcp-guard";
import { readBytes } from "./read-json-body";

/** How many messages an older client may send at once. */
const mostAtOnce = 20;

/** The message, or messages, in a request's body; the refusal where it holds none. */
export async function readMessages(
  request: Request,
): Promise<{ messages: unknown } | { refused: Response }> {
  try {
    const bytes = await readBytes(request);
    const messages: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    assertHarmless(messages);
    if (Array.isArray(messages) && messages.length > mostAtOnce)
      return { refused: refusal(400, `Send ${mostAtOnce} messages at once at most.`, -32600) };
    return { messages };
  } catch (error) {
    if (!(error instanceof AppError))
      return { refused: refusal(400, "The body is not valid JSON in UTF-8.", -32700) };
    const isTooLarge = error.kind === "payload_too_large";
    return { refused: refusal(isTooLarge ? 413 : 400, error.message, -32600) };
  }
}

/** What a message asks for, or of several the first that says it. */
export const methodsOf = (messages: unknown): unknown[] =>
  [messages].flat().map((message) => (message as { method?: unknown } | null)?.method);
