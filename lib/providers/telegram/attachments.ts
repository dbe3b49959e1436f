import type { Attachment } from "../channel";
import type { File, Message } from "./update";

const kinds = [
  { field: "document", name: "document", contentType: "application/octet-stream" },
  { field: "audio", name: "audio.mp3", contentType: "audio/mpeg" },
  { field: "voice", name: "voice.ogg", contentType: "audio/ogg" },
  { field: "video", name: "video.mp4", contentType: "video/mp4" },
  { field: "video_note", name: "video.mp4", contentType: "video/mp4" },
  { field: "animation", name: "animation.mp4", contentType: "video/mp4" },
  { field: "sticker", name: "sticker.webp", contentType: "image/webp" },
] as const satisfies readonly {
  field: keyof Message;
  name: string;
  contentType: string;
}[];

/** What is attached to a message. Telegram gives an id; the file itself is behind the bot's token. */
export function attachmentsOf(message: Message): Attachment[] {
  const found = kinds.flatMap(({ field, name, contentType }) => {
    // An animation comes as a document too, for programs that do not know animations.
    if (field === "document" && message.animation) return [];
    const file = message[field];
    return file ? [toAttachment(file, name, contentType)] : [];
  });
  // A photo comes in several sizes, the largest last.
  const photo = message.photo?.at(-1);
  return photo ? [...found, toAttachment(photo, "photo.jpg", "image/jpeg")] : found;
}

const toAttachment = (
  { file_id, file_name, file_size, mime_type }: File,
  name: string,
  contentType: string,
): Attachment => ({
  id: file_id,
  name: file_name ?? name,
  contentType: mime_type ?? contentType,
  size: file_size ?? null,
  url: null,
});
