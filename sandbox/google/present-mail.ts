import type { Mail } from "./mail-seed";
import { headerOf } from "./mime";

/** A message in one of Gmail's formats: minimal, metadata, full or raw. */
export function presentMail(mail: Mail, format: string, wantedHeaders: string[] | undefined) {
  const bytes = Buffer.from(mail.body);
  const all = mail.headers.map(([name, value]) => ({ name, value }));
  const raw = [...mail.headers.map(([name, value]) => `${name}: ${value}`), "", mail.body].join(
    "\r\n",
  );
  const wanted = wantedHeaders?.map((name) => name.toLowerCase());
  const head = {
    id: mail.id,
    threadId: mail.threadId,
    labelIds: mail.labelIds,
    snippet: mail.body.replace(/\s+/g, " ").trim().slice(0, 180),
    sizeEstimate: Buffer.byteLength(raw),
    historyId: "1",
    internalDate: String(mail.internalDate),
  };
  if (format === "minimal")
    return { id: head.id, threadId: head.threadId, labelIds: head.labelIds };
  if (format === "raw") return { ...head, raw: Buffer.from(raw).toString("base64url") };
  const mimeType = headerOf(mail.headers, "Content-Type")?.split(";")[0] ?? "text/plain";
  if (format === "metadata")
    return {
      ...head,
      payload: {
        mimeType,
        headers: all.filter(({ name }) => wanted?.includes(name.toLowerCase()) ?? true),
      },
    };
  return {
    ...head,
    payload: {
      partId: "",
      mimeType,
      filename: "",
      headers: all,
      body: { size: bytes.length, data: bytes.toString("base64url") },
    },
  };
}
