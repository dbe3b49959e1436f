import { z } from "zod";
import type { GatewayContext, InboundMessage, LastHeard } from "../channel";
import { api } from "./application";
import type { DispatchReader } from "./dispatch";
import { Snowflake } from "./snowflake";

const pageLength = 100;
/** Per conversation: enough for hours, and not without end. */
const mostPages = 5;

const Page = z.array(z.looseObject({ id: Snowflake }));
type Said = z.output<typeof Page>[number] & { isDirect: boolean };

/**
 * What was said while no session was held: Discord tells a new one nothing of it. What cannot be read (any
 * more) is left out.
 */
export async function readMissed(
  { call, lastHeard }: Pick<GatewayContext, "call" | "lastHeard">,
  reader: DispatchReader,
): Promise<InboundMessage[]> {
  const said: Said[] = [];
  for (const last of await lastHeard()) said.push(...(await saidSince(call, last).catch(() => [])));
  const read: InboundMessage[] = [];
  for (const { isDirect, ...message } of said.toSorted(byAge))
    read.push(...(await reader.readMissed(message, isDirect)));
  return read;
}

async function saidSince(
  call: GatewayContext["call"],
  { conversationId, isDirect, messageId }: LastHeard,
): Promise<Said[]> {
  const said: Said[] = [];
  let after = messageId;
  for (let page = 0; page < mostPages; page += 1) {
    const query = new URLSearchParams({ after, limit: String(pageLength) });
    const { body } = await call({
      url: `${api}/channels/${conversationId}/messages?${query.toString()}`,
    });
    const messages = Page.parse(body).map((message) => ({ ...message, isDirect }));
    said.push(...messages);
    const newest = messages.toSorted(byAge).at(-1);
    if (messages.length < pageLength || !newest) break;
    after = newest.id;
  }
  return said;
}

const byAge = (a: { id: string }, b: { id: string }): number =>
  a.id.length - b.id.length || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
