import { z } from "zod";

export const FileId = z
  .string()
  .regex(/^[\w-]{1,128}$/, "Enter an id, the long part of the address after /folders/ or /d/.");

export const googleDriveSettings = z.object({
  default_folder: FileId.optional().meta({
    title: "Default folder",
    description:
      "Id of the folder that new files go into: the last part of the folder's address. My Drive otherwise.",
    examples: ["1AbCdEfGhIjKlMnOpQrStUvWxYz"],
  }),
  search_shared_drives: z
    .boolean()
    .default(false)
    .meta({
      title: "Search shared drives",
      description: "Searches the team's shared drives besides My Drive.",
      examples: [true],
    }),
});

export type GoogleDriveSettings = z.output<typeof googleDriveSettings>;
