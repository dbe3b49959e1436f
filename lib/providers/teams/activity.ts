import { z } from "zod";

const Person = z.object({
  id: z.string().min(1),
  name: z.string().nullish(),
  role: z.string().nullish(),
});
export type Person = z.output<typeof Person>;

const Attachment = z.object({
  contentType: z.string().nullish(),
  contentUrl: z.string().nullish(),
  name: z.string().nullish(),
  content: z.unknown().optional(),
});

const Entity = z.object({
  type: z.string(),
  text: z.string().nullish(),
  mentioned: z.object({ id: z.string(), name: z.string().nullish() }).nullish(),
});

const Named = z.object({ id: z.string().nullish(), name: z.string().nullish() });

/** What happened in Teams, as far as it is read here. */
export const Activity = z.object({
  type: z.string(),
  id: z.string().min(1).max(500),
  channelId: z.string(),
  serviceUrl: z.url(),
  timestamp: z.iso.datetime({ offset: true }),
  from: Person,
  recipient: Person,
  conversation: z.object({
    id: z.string().min(1).max(1000),
    name: z.string().nullish(),
    conversationType: z.string().nullish(),
    tenantId: z.string().nullish(),
  }),
  channelData: z
    .object({ channel: Named.nullish(), team: Named.nullish(), tenant: Named.nullish() })
    .nullish(),
  text: z.string().nullish(),
  attachments: z.array(Attachment).nullish(),
  entities: z.array(z.unknown()).nullish(),
  replyToId: z.string().nullish(),
  reactionsAdded: z.array(z.object({ type: z.string() })).nullish(),
  membersAdded: z.array(z.object({ id: z.string() })).nullish(),
  membersRemoved: z.array(z.object({ id: z.string() })).nullish(),
  name: z.string().nullish(),
  value: z.unknown().optional(),
});
export type Activity = z.output<typeof Activity>;

/** Who is named in a message. Entities of other kinds have other shapes. */
export const mentionsIn = ({ entities }: Activity) =>
  (entities ?? []).flatMap((entity) => {
    const { data } = Entity.safeParse(entity);
    return data?.type === "mention" && data.mentioned
      ? [{ id: data.mentioned.id, text: data.text ?? "" }]
      : [];
  });
