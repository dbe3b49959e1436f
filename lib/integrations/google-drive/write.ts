import { z } from "zod";
import { defineTool } from "../manifest";
import { readAnswer } from "../read-answer";
import { api, File, fileFields, FileView, toFile } from "./file";
import { buildMultipart } from "./multipart";
import { toWrite } from "./scopes";
import { FileId, type GoogleDriveSettings } from "./settings";

const googleDoc = "application/vnd.google-apps.document";

export const uploadFile = defineTool<GoogleDriveSettings>()({
  name: "google_drive_upload_file",
  title: "Upload a text file",
  description:
    "Creates a new text file, or a Google Doc from text, and returns its id and address. It never replaces an existing file, even of the same name.",
  effect: "write",
  scopes: toWrite,
  input: z.object({
    name: z.string().min(1).max(255).describe("Name of the file, with its ending: notes.md."),
    text: z.string().max(1_000_000).describe("The whole content."),
    type: z
      .enum(["text/plain", "text/markdown", "text/csv", "text/html", "application/json"])
      .default("text/plain")
      .describe("What kind of text it is."),
    as_google_doc: z
      .boolean()
      .default(false)
      .describe("Whether to turn it into a Google Doc that people can edit."),
    folder_id: FileId.optional().describe(
      "Folder to put it into, by id. Leave out for the default folder of the settings.",
    ),
  }),
  output: FileView,
  async run({ call, settings }, { name, text, type, as_google_doc, folder_id }) {
    const folder = folder_id ?? settings.default_folder;
    const about = {
      name,
      mimeType: as_google_doc ? googleDoc : type,
      parents: folder === undefined ? undefined : [folder],
    };
    const response = await call({
      method: "POST",
      url: "https://www.googleapis.com/upload/drive/v3/files",
      query: { uploadType: "multipart", fields: fileFields, supportsAllDrives: true },
      body: buildMultipart(about, { contentType: type, text }),
    });
    return toFile(readAnswer(File, response));
  },
});

const Permission = z.object({ id: z.string(), role: z.string() });

export const shareFile = defineTool<GoogleDriveSettings>()({
  name: "google_drive_share_file",
  title: "Share a file",
  description:
    "Gives one person access to a file that was uploaded with these tools. It cannot share other files, make a file public, or take access away again.",
  effect: "write",
  scopes: toWrite,
  input: z.object({
    file_id: FileId.describe("Id of the file."),
    email: z
      .email("Enter an address like ann@example.com.")
      .max(254)
      .describe("Whom to share with."),
    role: z
      .enum(["reader", "commenter", "writer"])
      .default("reader")
      .describe("What the person may do."),
    notify: z.boolean().default(true).describe("Whether Google mails the person about it."),
    message: z.string().max(2000).optional().describe("A few words for that mail."),
  }),
  output: z.object({
    file_id: z.string(),
    email: z.string(),
    role: z.string(),
    permission_id: z.string(),
  }),
  async run({ call }, { file_id, email, role, notify, message }) {
    const response = await call({
      method: "POST",
      url: `${api}/files/${file_id}/permissions`,
      query: {
        sendNotificationEmail: notify,
        emailMessage: notify ? message : undefined,
        supportsAllDrives: true,
      },
      json: { type: "user", role, emailAddress: email },
    });
    const permission = readAnswer(Permission, response);
    return { file_id, email, role: permission.role, permission_id: permission.id };
  },
});
