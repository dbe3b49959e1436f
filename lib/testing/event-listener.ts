import { expect } from "vitest";

/** One server-sent event; comments and `retry` are left out. */
export type ServerEvent = { event: string; data: unknown; id?: string };

export type EventListener = {
  /** Everything that came so far. */
  events: ServerEvent[];
  /** Whether the server has ended the stream. */
  isEnded: () => boolean;
  stop: () => Promise<void>;
};

/** Reads a stream of events as it comes. */
export function readEvents(response: Response): EventListener {
  expect(response.headers.get("content-type")).toBe("text/event-stream");
  const events: ServerEvent[] = [];
  let isEnded = false;
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  const read = async () => {
    let text = "";
    for (;;) {
      const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
      if (done) break;
      const blocks = (text + value).split("\n\n");
      text = blocks.pop() ?? "";
      events.push(...blocks.flatMap(parseBlock));
    }
    isEnded = true;
  };
  read().catch(() => (isEnded = true));
  return {
    events,
    isEnded: () => isEnded,
    stop: async () => {
      await reader?.cancel().catch(() => undefined);
    },
  };
}

function parseBlock(block: string): ServerEvent[] {
  const lines = block.split("\n");
  const valueOf = (name: string) =>
    lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
  const [event, data, id] = [valueOf("event"), valueOf("data"), valueOf("id")];
  if (event === undefined || data === undefined) return [];
  return [{ event, data: JSON.parse(data), ...(id !== undefined && { id }) }];
}
