import { z } from "zod";
import { AppError } from "@/lib/errors";
import type { ProviderResponse } from "@/lib/providers/provider";
import { readAnswer } from "../read-answer";

const maxCharacters = 100_000;

const File = z.object({
  path: z.string(),
  html_url: z.string().nullish(),
  sha: z.string(),
  size: z.number(),
  encoding: z.string().optional(),
  content: z.string().optional(),
});
const Folder = z.array(
  z.object({ path: z.string(), type: z.string(), size: z.number().nullish() }),
);

/** A folder has `entries`; a file has everything else. */
export const FileView = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("folder"), entries: Folder }),
  z.object({
    kind: z.literal("file"),
    path: z.string(),
    url: z.string().nullish(),
    sha: z.string(),
    size: z.number().describe("Bytes."),
    text: z.string(),
    truncated: z.boolean().describe("Whether the text is only its beginning."),
  }),
]);
type FileView = z.output<typeof FileView>;

/** What the contents endpoint found: a list for a folder, else a file's text. */
export function toFile(response: Pick<ProviderResponse, "body">): FileView {
  if (Array.isArray(response.body)) {
    const entries = readAnswer(Folder, response);
    return { kind: "folder", entries };
  }
  const { path, html_url, sha, size, encoding, content } = readAnswer(File, response);
  if (encoding !== "base64" || content === undefined)
    throw new AppError("invalid_input", "This file is too large to read here (over 1 MB).");
  const text = decodeText(Buffer.from(content, "base64"));
  return {
    kind: "file",
    path,
    url: html_url,
    sha,
    size,
    text: text.slice(0, maxCharacters),
    truncated: text.length > maxCharacters,
  };
}

function decodeText(bytes: Uint8Array): string {
  const refusal = new AppError(
    "invalid_input",
    "This file is not text, so it cannot be read here.",
  );
  if (bytes.includes(0)) throw refusal;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw refusal;
  }
}
