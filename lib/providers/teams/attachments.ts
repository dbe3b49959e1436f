import { z } from "zod";
import type { Attachment } from "../channel";
import type { Activity } from "./activity";

const FileInfo = z.object({
  downloadUrl: z.string().nullish(),
  uniqueId: z.string().nullish(),
  fileType: z.string().nullish(),
});

const fileKind = "application/vnd.microsoft.teams.file.download.info";

/** Files and pictures of a message. The copy of its text in HTML and cards are none. */
export const attachmentsOf = ({ attachments, id: activityId }: Activity): Attachment[] =>
  (attachments ?? []).flatMap(({ contentType, contentUrl, name, content }, index) => {
    const id = `${activityId}/${String(index)}`;
    if (contentType === fileKind) {
      const file = FileInfo.safeParse(content).data;
      const type = file?.fileType ?? "";
      return [
        {
          id: file?.uniqueId ?? id,
          name: name ?? `file.${type}`,
          contentType: contentTypes[type] ?? "application/octet-stream",
          size: null,
          url: file?.downloadUrl ?? null,
        },
      ];
    }
    if (!contentType?.startsWith("image/")) return [];
    return [{ id, name: name ?? "picture", contentType, size: null, url: contentUrl ?? null }];
  });

const contentTypes: Readonly<Partial<Record<string, string>>> = {
  pdf: "application/pdf",
  txt: "text/plain",
  csv: "text/csv",
  png: "image/png",
  jpg: "image/jpeg",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
};
