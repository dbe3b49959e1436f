import type { Incoming } from "./send";
import { NoAnswerError } from "./no-answer";

/**
 * The body of an answer: parsed where it says that it is JSON, else its text; undefined when empty.
 * What says JSON and is none is a failure, unless the status says already that the call failed.
 */
export function parseAnswer(name: string, answer: Incoming): unknown {
  if (!answer.complete)
    throw new NoAnswerError("provider_failed", `${name} sent more than can be taken here.`, {
      maybeReceived: true,
    });
  const text = new TextDecoder().decode(answer.bytes);
  if (text === "") return undefined;
  const type = answer.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase() ?? "";
  if (!/^application\/(?:[\w.-]+\+)?json$/.test(type)) return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    if (answer.status >= 400) return undefined;
    throw new NoAnswerError("provider_failed", `${name} answered in a form that is not readable.`, {
      maybeReceived: true,
    });
  }
}
