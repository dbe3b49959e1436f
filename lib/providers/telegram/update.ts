import { z } from "zod";

const User = z.object({
  id: z.int(),
  is_bot: z.boolean().default(false),
  first_name: z.string().default(""),
  last_name: z.string().optional(),
  username: z.string().optional(),
});
export type User = z.output<typeof User>;

const Chat = z.object({
  id: z.int(),
  type: z.enum(["private", "group", "supergroup", "channel"]),
  title: z.string().optional(),
  username: z.string().optional(),
  first_name: z.string().optional(),
  last_name: z.string().optional(),
});
export type Chat = z.output<typeof Chat>;

const Entity = z.object({
  type: z.string(),
  offset: z.int().min(0),
  length: z.int().min(0),
  user: User.optional(),
});

const File = z.object({
  file_id: z.string(),
  file_size: z.int().optional(),
  file_name: z.string().optional(),
  mime_type: z.string().optional(),
});
export type File = z.output<typeof File>;

const Message = z.object({
  message_id: z.int(),
  message_thread_id: z.int().optional(),
  is_topic_message: z.boolean().optional(),
  from: User.optional(),
  sender_chat: Chat.optional(),
  chat: Chat,
  date: z.int(),
  text: z.string().optional(),
  caption: z.string().optional(),
  entities: z.array(Entity).optional(),
  caption_entities: z.array(Entity).optional(),
  reply_to_message: z.object({ message_id: z.int(), from: User.optional() }).optional(),
  photo: z.array(File).optional(),
  document: File.optional(),
  audio: File.optional(),
  voice: File.optional(),
  video: File.optional(),
  video_note: File.optional(),
  animation: File.optional(),
  sticker: File.extend({ emoji: z.string().optional() }).optional(),
  location: z.object({ latitude: z.number(), longitude: z.number() }).optional(),
  venue: z.object({ title: z.string(), address: z.string() }).optional(),
  contact: z.object({ first_name: z.string(), phone_number: z.string() }).optional(),
  poll: z.object({ question: z.string() }).optional(),
  dice: z.object({ emoji: z.string(), value: z.int() }).optional(),
  migrate_to_chat_id: z.int().optional(),
});
export type Message = z.output<typeof Message>;

const Reaction = z.object({ type: z.string(), emoji: z.string().optional() });

const Reacted = z.object({
  chat: Chat,
  message_id: z.int(),
  user: User.optional(),
  actor_chat: Chat.optional(),
  date: z.int(),
  old_reaction: z.array(Reaction),
  new_reaction: z.array(Reaction),
});
export type Reacted = z.output<typeof Reacted>;

const Membership = z.object({
  chat: Chat,
  from: User,
  date: z.int(),
  old_chat_member: z.object({ status: z.string() }),
  new_chat_member: z.object({ status: z.string() }),
});
export type Membership = z.output<typeof Membership>;

/** What Telegram sends, as far as it is read here; kinds that were not asked for are left out. */
export const Update = z.object({
  update_id: z.int().min(0),
  message: Message.optional(),
  channel_post: Message.optional(),
  message_reaction: Reacted.optional(),
  my_chat_member: Membership.optional(),
});
export type Update = z.output<typeof Update>;

/** The kinds of updates that are asked for. */
export const allowedUpdates = ["message", "channel_post", "message_reaction", "my_chat_member"];
