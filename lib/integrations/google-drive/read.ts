import { z } from "zod";
import { AppError } from "@/lib/errors";
import { defineTool } from "../manifest";
import { cursorInput, limitInput, nextCursorOutput } from "../page-input";
import { readAnswer } from "../read-answer";
import { api, File, fileFields, FileView, textSource, toFile, toQuery } from "./file";
import { toRead } from "./scopes";
import { FileId, type GoogleDriveSettings } from "./settings";

const Files = z.object({
  files: z.array(File).default([]),
  nextPageToken: z.string().optional(),
});

export const searchFiles = defineTool<GoogleDriveSettings>()({
  name: "google_drive_search_files",
  title: "Search files",
  description:
    "Finds files and folders by words in their name or content. Returns names, ids, types and addresses; read a file to get its text. Files in the bin are left out.",
  effect: "read",
  scopes: toRead,
  input: z.object({
    query: z
      .string()
      .max(500)
      .default("")
      .describe("Words in the name or the content. Empty lists everything."),
    folder_id: FileId.optional().describe("Only what is directly in this folder, by id."),
    limit: limitInput,
    cursor: cursorInput,
  }),
  output: z.object({ files: z.array(FileView), next_cursor: nextCursorOutput }),
  async run({ call, settings }, { query, folder_id, limit, cursor }) {
    const everywhere = settings.search_shared_drives ? { corpora: "allDrives" } : {};
    const response = await call({
      url: `${api}/files`,
      query: {
        q: toQuery(query, folder_id),
        pageSize: limit,
        pageToken: cursor,
        fields: `nextPageToken,files(${fileFields})`,
        supportsAllDrives: true,
        includeItemsFromAllDrives: settings.search_shared_drives,
        ...everywhere,
      },
    });
    const { files, nextPageToken } = readAnswer(Files, response);
    return { files: files.map(toFile), next_cursor: nextPageToken };
  },
});

const maxCharacters = 100_000;

export const readFile = defineTool<GoogleDriveSettings>()({
  name: "google_drive_read_file",
  title: "Read a file",
  description:
    "Reads the text of a file: Google Docs and Slides as plain text, Google Sheets as CSV (first sheet), text files as they are. It cannot read PDF, Word files, images or folders.",
  effect: "read",
  scopes: toRead,
  input: z.object({ file_id: FileId.describe("Id of the file, as the search has it.") }),
  output: FileView.extend({
    text: z.string(),
    truncated: z.boolean().describe("Whether the text is only its beginning."),
  }),
  async run({ call }, { file_id }) {
    const url = `${api}/files/${file_id}`;
    const query = { fields: fileFields, supportsAllDrives: true };
    const file = readAnswer(File, await call({ url, query }));
    const source = textSource(file.mimeType);
    if (source === "none")
      throw new AppError(
        "invalid_input",
        `"${file.name}" is of the type ${file.mimeType}, which cannot be read as text.`,
      );
    const { body } =
      source === "download"
        ? await call({ url, query: { alt: "media", supportsAllDrives: true } })
        : await call({ url: `${url}/export`, query: { mimeType: source.exportAs } });
    const text = toText(body);
    return {
      ...toFile(file),
      text: text.slice(0, maxCharacters),
      truncated: text.length > maxCharacters,
    };
  },
});

/** A JSON file arrives parsed; exports begin with a byte order mark. */
function toText(body: unknown): string {
  if (body === undefined) return "";
  return typeof body === "string" ? body.replace(/^\ufeff/, "") : JSON.stringify(body, null, 2);
}
