import { AppError } from "@/lib/errors";
import { assertHarmless } from "./harmless-json";

/** What a body may have at most. */
const maxBytes = 1_000_000;

/**
 * The JSON object in a request's body; undefined where there is none. Throws what a client that sent
 * anything else can act on.
 */
export async function readJsonBody(request: Request): Promise<Record<string, unknown> | undefined> {
  const bytes = await readBytes(request);
  if (bytes.length === 0) return undefined;
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/(?:[\w.-]+\+)?json\s*(?:;\s*charset="?utf-8"?\s*)?$/i.test(type))
    throw new AppError(
      "unsupported_media_type",
      "Send the body as JSON in UTF-8, with the header Content-Type: application/json.",
    );
  const value = parseJson(bytes);
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new AppError("invalid_input", "The body must be a JSON object.");
  assertHarmless(value);
  return value as Record<string, unknown>;
}

/** All that was sent, up to the limit. */
export async function readBytes(request: Request, limit = maxBytes): Promise<Buffer> {
  // There it has none by definition, and to ask for it costs as much as all the rest of the request.
  if (request.method === "GET" || request.method === "HEAD") return Buffer.alloc(0);
  const announced = request.headers.get("content-length");
  if (Number(announced ?? 0) > limit) throw tooLarge();
  // The server takes no more than was announced, so that nothing has to be counted while it comes.
  if (announced !== null) return limited(await request.arrayBuffer().catch(brokeOff), limit);
  const { body } = request;
  if (body === null) return Buffer.alloc(0);
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader: ReadableStreamDefaultReader<Uint8Array> = body.getReader();
  for (;;) {
    const { done, value } = await reader.read().catch(brokeOff);
    if (done) return Buffer.concat(chunks);
    length += value.length;
    if (length > limit) {
      // What still comes is of no use; who sends it must not keep us reading.
      void reader.cancel().catch(() => undefined);
      throw tooLarge();
    }
    chunks.push(value);
  }
}

function limited(bytes: ArrayBuffer, limit: number): Buffer {
  if (bytes.byteLength > limit) throw tooLarge();
  return Buffer.from(bytes);
}

const brokeOff = (cause: unknown): never => {
  throw new AppError("invalid_input", "The body broke off.", { cause });
};

const tooLarge = (): AppError => new AppError("payload_too_large", "A body may have 1 MB at most.");

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new AppError("invalid_input", "The body is not valid JSON in UTF-8.", { cause });
  }
}
