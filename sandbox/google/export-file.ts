import type { Context } from "hono";
import { documentType, sheetType, type DriveFile } from "./drive-seed";
import { googleProblem } from "./problem";

const formats: Record<string, string[]> = {
  [documentType]: ["text/plain", "text/markdown", "text/html"],
  [sheetType]: ["text/csv", "text/tab-separated-values"],
};

/** Converts one of Google's own document types; only the text formats are played. */
export function exportFile(c: Context, file: DriveFile): Response {
  const wanted = c.req.query("mimeType") ?? "";
  const known = formats[file.mimeType];
  if (known === undefined)
    return googleProblem(c, 403, "Export only supports Docs Editors files.", "fileNotExportable");
  if (!known.includes(wanted))
    return googleProblem(c, 400, "The requested conversion is not supported.", "badRequest");
  const text = Buffer.from(file.content, "base64").toString();
  return c.body(convert(text, wanted), 200, { "content-type": `${wanted}; charset=utf-8` });
}

function convert(text: string, format: string): string {
  if (format === "text/tab-separated-values") return text.replaceAll(",", "\t");
  if (format !== "text/html") return text;
  const escaped = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return `<html><body>${escaped.replace(/^(.+)$/gm, "<p>$1</p>")}</body></html>`;
}
