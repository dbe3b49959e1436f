import { z } from "zod";
import type { ChannelEvent, InboundMessage } from "../channel";
import { isAddressed, Message, toMessage } from "./message";
import type { Places } from "./places";
import { Reaction, toReaction } from "./reaction";
import { Snowflake } from "./snowflake";

const GuildCreate = z.object({
  id: Snowflake,
  channels: z.array(z.unknown()).default([]),
  threads: z.array(z.unknown()).default([]),
});
const GuildDelete = z.object({ unavailable: z.boolean().optional() });
const Ready = z.object({ guilds: z.array(z.object({ id: Snowflake })) });

export type Read = { messages: InboundMessage[]; events: ChannelEvent[] };

const nothing = (): Read => ({ messages: [], events: [] });
const factsChanged = (): Read => ({ messages: [], events: [{ type: "facts_changed" }] });

/** Reads what a gateway says, one thing after the other, and remembers what later ones need. */
export class DispatchReader {
  readonly #places: Places;
  readonly #botUserId: string;
  readonly #addressedOnly: () => Promise<boolean>;
  /** Servers that the bot is in already: they are listed when a session begins, and told one by one then. */
  readonly #guilds = new Set<string>();

  constructor(places: Places, botUserId: string, addressedOnly: () => Promise<boolean>) {
    this.#places = places;
    this.#botUserId = botUserId;
    this.#addressedOnly = addressedOnly;
  }

  async read(type: string, data: unknown, now: Date): Promise<Read> {
    switch (type) {
      case "READY":
        for (const { id } of Ready.safeParse(data).data?.guilds ?? []) this.#guilds.add(id);
        return nothing();
      case "GUILD_CREATE":
        return this.#guildCreated(data);
      case "GUILD_DELETE":
        // Unavailable: an outage at Discord, after which it is there again.
        return GuildDelete.safeParse(data).data?.unavailable ? nothing() : factsChanged();
      case "USER_UPDATE":
        return factsChanged();
      case "CHANNEL_CREATE":
      case "CHANNEL_UPDATE":
      case "THREAD_CREATE":
      case "THREAD_UPDATE":
        this.#places.learn([data]);
        return nothing();
      case "MESSAGE_CREATE":
        return this.#message(data);
      case "MESSAGE_REACTION_ADD":
        return this.#reaction(data, now);
      default:
        return nothing();
    }
  }

  #guildCreated(data: unknown): Read {
    const guild = GuildCreate.safeParse(data).data;
    if (!guild) return nothing();
    this.#places.learn([...guild.channels, ...guild.threads]);
    if (this.#guilds.has(guild.id)) return nothing();
    this.#guilds.add(guild.id);
    return factsChanged();
  }

  /** A message as the API gives it, which does not say of what server its channel is. */
  async readMissed(data: unknown, isDirect: boolean): Promise<InboundMessage[]> {
    const message = Message.safeParse(data).data;
    return message ? this.#written(message, isDirect) : [];
  }

  async #message(data: unknown): Promise<Read> {
    const message = Message.safeParse(data).data;
    if (!message) return nothing();
    return { messages: await this.#written(message, message.guild_id === undefined), events: [] };
  }

  async #written(message: Message, isDirect: boolean): Promise<InboundMessage[]> {
    const botUserId = this.#botUserId;
    const isSelf = message.author.id === botUserId;
    const isWanted =
      isSelf || isDirect || isAddressed(message, botUserId) || !(await this.#addressedOnly());
    if (!isWanted) return [];
    const place = await this.#places.placeOf(message.channel_id, {
      // What the bot itself says in private does not name whom it speaks with.
      direct: isDirect && !isSelf,
      personName: message.author.username,
    });
    const read = toMessage(message, place, { botUserId, isDirect });
    return read ? [read] : [];
  }

  async #reaction(data: unknown, now: Date): Promise<Read> {
    const reaction = Reaction.safeParse(data).data;
    if (!reaction || reaction.user_id === this.#botUserId) return nothing();
    // Only what people think of the bot's own words is for it.
    if (reaction.message_author_id !== this.#botUserId) return nothing();
    const place = await this.#places.placeOf(reaction.channel_id, {
      direct: false,
      personName: reaction.user_id,
    });
    return { messages: [toReaction(reaction, place, now)], events: [] };
  }
}
