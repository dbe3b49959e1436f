import { z } from "zod";

export const api = "https://www.googleapis.com/drive/v3";

export const File = z.object({
  id: z.string(),
  name: z.string(),
  mimeType: z.string(),
  size: z.string().optional(),
  modifiedTime: z.string().optional(),
  webViewLink: z.string().optional(),
  owners: z.array(z.object({ emailAddress: z.string().optional() })).optional(),
});

/** The fields that `File` reads: Drive leaves out what is not asked for. */
export const fileFields = "id,name,mimeType,size,modifiedTime,webViewLink,owners(emailAddress)";

export const FileView = z.object({
  id: z.string(),
  name: z.string(),
  type: z.string().describe("Its MIME type."),
  size: z.number().optional().describe("Bytes."),
  modified_at: z.string().optional(),
  owner: z.string().optional(),
  url: z.string().optional(),
});

export const toFile = (file: z.output<typeof File>): z.output<typeof FileView> => ({
  id: file.id,
  name: file.name,
  type: file.mimeType,
  size: file.size === undefined ? undefined : Number(file.size),
  modified_at: file.modifiedTime,
  owner: file.owners?.[0]?.emailAddress,
  url: file.webViewLink,
});

const exports: Readonly<Partial<Record<string, string>>> = {
  "application/vnd.google-apps.document": "text/plain",
  "application/vnd.google-apps.spreadsheet": "text/csv",
  "application/vnd.google-apps.presentation": "text/plain",
};

/** How a file's text is had: exported by Google, downloaded as it is, or not at all. */
export function textSource(mimeType: string): { exportAs: string } | "download" | "none" {
  const exportAs = exports[mimeType];
  if (exportAs !== undefined) return { exportAs };
  const isText = /^text\/|^application\/(.*\+)?(json|xml|yaml|x-yaml|javascript|sql)$/.test(
    mimeType,
  );
  return isText ? "download" : "none";
}

/** A search as Drive's query language has it. Quotes in the words cannot end the string. */
export function toQuery(words: string, folder: string | undefined): string {
  const quoted = (text: string) => `'${text.replace(/[\\']/g, "\\$&")}'`;
  const clauses = ["trashed = false"];
  if (words.trim() !== "") clauses.push(`fullText contains ${quoted(words.trim())}`);
  if (folder !== undefined) clauses.push(`${quoted(folder)} in parents`);
  return clauses.join(" and ");
}
