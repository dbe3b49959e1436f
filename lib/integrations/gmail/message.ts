import { z } from "zod";
import { htmlToText } from "../html-to-text";

export const api = "https://gmail.googleapis.com/gmail/v1/users/me";

const Header = z.object({ name: z.string(), value: z.string() });

type Part = {
  mimeType?: string;
  filename?: string;
  headers?: z.output<typeof Header>[];
  body?: { data?: string; size?: number };
  parts?: Part[];
};

const Part: z.ZodType<Part> = z.lazy(() =>
  z.object({
    mimeType: z.string().optional(),
    filename: z.string().optional(),
    headers: z.array(Header).optional(),
    body: z.object({ data: z.string().optional(), size: z.number().optional() }).optional(),
    parts: z.array(Part).optional(),
  }),
);

export const Message = z.object({
  id: z.string(),
  threadId: z.string(),
  snippet: z.string().optional(),
  labelIds: z.array(z.string()).optional(),
  payload: Part.optional(),
});

type Message = z.output<typeof Message>;

/** A header of the message, whatever its case. */
export function headerOf({ payload }: Message, name: string): string | undefined {
  const wanted = name.toLowerCase();
  return payload?.headers?.find((header) => header.name.toLowerCase() === wanted)?.value;
}

export const SummaryView = z.object({
  id: z.string(),
  thread_id: z.string(),
  from: z.string().optional(),
  to: z.string().optional(),
  subject: z.string().optional(),
  date: z.string().optional(),
  snippet: z.string(),
  labels: z.array(z.string()).describe("Ids of its labels."),
});

/** What a list says about a message. */
export const toSummary = (message: Message): z.output<typeof SummaryView> => ({
  id: message.id,
  thread_id: message.threadId,
  from: headerOf(message, "From"),
  to: headerOf(message, "To"),
  subject: headerOf(message, "Subject"),
  date: headerOf(message, "Date"),
  snippet: message.snippet ?? "",
  labels: message.labelIds ?? [],
});

const maxCharacters = 100_000;

export const MessageView = SummaryView.extend({
  cc: z.string().optional(),
  text: z.string(),
  truncated: z.boolean().describe("Whether the text is only its beginning."),
  attachments: z.array(
    z.object({
      name: z.string().optional(),
      type: z.string().optional(),
      size: z.number().optional().describe("Bytes."),
    }),
  ),
});

/** A message with its text and the names of its attachments. */
export function toMessage(message: Message): z.output<typeof MessageView> {
  const parts = [...flatten(message.payload)];
  const files = parts.filter(({ filename }) => filename);
  const bodies = parts.filter(({ filename }) => !filename);
  const plain = textOf(bodies, "text/plain");
  const text = plain || htmlToText(textOf(bodies, "text/html"), "https://mail.google.com/").text;
  return {
    ...toSummary(message),
    cc: headerOf(message, "Cc"),
    text: text.slice(0, maxCharacters),
    truncated: text.length > maxCharacters,
    attachments: files.map(({ filename, mimeType, body }) => ({
      name: filename,
      type: mimeType,
      size: body?.size,
    })),
  };
}

function* flatten(part: Part | undefined): Generator<Part> {
  if (!part) return;
  yield part;
  for (const inner of part.parts ?? []) yield* flatten(inner);
}

const textOf = (parts: Part[], type: string): string =>
  parts
    .filter(({ mimeType }) => mimeType === type)
    .map((part) => decodeBody(part))
    .join("\n")
    .replaceAll("\r\n", "\n")
    .trim();

/** Bodies are base64url; their character set is said in the part's own header. */
function decodeBody({ body, headers }: Part): string {
  const bytes = Buffer.from(body?.data ?? "", "base64url");
  const type = headers?.find(({ name }) => name.toLowerCase() === "content-type")?.value ?? "";
  const charset = /charset="?([\w.:-]+)/i.exec(type)?.[1] ?? "utf-8";
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return bytes.toString("utf8");
  }
}
