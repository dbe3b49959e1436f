import type { ProviderCall } from "../provider";
import { api } from "./application";
import { isThread, PartialChannel, type Place, placeOf } from "./place";

const capacity = 2_000;

/** What is known of channels, so that messages, which carry ids only, can name where they were said. */
export class Places {
  readonly #call: ProviderCall;
  readonly #known = new Map<string, PartialChannel>();

  constructor(call: ProviderCall) {
    this.#call = call;
  }

  /** Takes what the gateway says of channels and threads. */
  learn(channels: readonly unknown[]): void {
    for (const each of channels) {
      const { data } = PartialChannel.safeParse(each);
      if (data) this.#keep(data);
    }
  }

  forget(id: string): void {
    this.#known.delete(id);
  }

  /** Where something in this channel was said. `direct`: it is known to be a conversation with one person. */
  async placeOf(
    id: string,
    { direct, personName }: { direct: boolean; personName: string },
  ): Promise<Place> {
    if (direct) return placeOf({ id, type: 1 }, { personName });
    const channel = await this.#find(id);
    const parent =
      isThread(channel) && channel.parent_id ? await this.#find(channel.parent_id) : undefined;
    return placeOf(channel, { parentName: parent?.name ?? undefined, personName });
  }

  async #find(id: string): Promise<PartialChannel> {
    const known = this.#known.get(id);
    if (known) return known;
    try {
      const { body } = await this.#call({ url: `${api}/channels/${id}` });
      const channel = PartialChannel.parse(body);
      this.#keep(channel);
      return channel;
    } catch {
      // It was said there all the same, and its id is enough to answer.
      return { id, type: 0 };
    }
  }

  #keep(channel: PartialChannel): void {
    this.#known.delete(channel.id);
    this.#known.set(channel.id, channel);
    const [oldest] = this.#known.keys();
    if (this.#known.size > capacity && oldest !== undefined) this.#known.delete(oldest);
  }
}
