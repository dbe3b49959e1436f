import "server-only";
import { parse } from "@/lib/errors";
import { Cursor } from "@/lib/inbox/inbox-message";
import { onMessage } from "@/lib/inbox/on-message";
import { readInbox } from "@/lib/inbox/read";
import { logError } from "@/lib/log";
import { execute } from "@/lib/pipeline/execute";
import { Bell } from "./bell";
import type { Asked } from "./endpoint";
import { type EventStream, openEventStream } from "./event-stream";
import { settlingMs } from "./inbox-wait";
import { enterStream } from "./stream-limit";

/** What was not heard of is seen by then, and whoever lost the key or the role is let go. */
const lookEveryMs = 15_000;

/**
 * An agent's messages as server-sent events, in their order, each with its cursor as its id: who comes
 * back with `Last-Event-ID` goes on after it. Nothing counts as taken by being sent here.
 */
export async function streamInbox(asked: Asked): Promise<Response> {
  const { caller, request } = asked;
  const given = parse(readInbox.input, asked.input);
  const last = Cursor.safeParse(request.headers.get("last-event-id"));
  const input = { ...given, ...(last.success && { after: last.data }) };
  // What is refused is refused now, with its status.
  const first = await execute(readInbox, caller, input);
  const { nodeId } = given;
  const bell = new Bell();
  const ended = new AbortController();
  const leave = enterStream(caller);
  const place = { organizationId: caller.organizationId, nodeId };
  const stop = onMessage(place, () => bell.ring());
  const stream = openEventStream(
    request,
    () => {
      stop();
      leave();
      ended.abort();
    },
    "Come back with the id of the last message: Last-Event-ID.",
  );
  void goOn({ ...asked, input }, stream, { first, bell, end: ended.signal });
  return stream.response;
}

type Going = { first: Read; bell: Bell; end: AbortSignal };
type Read = Awaited<ReturnType<typeof execute<typeof readInbox.input, typeof readInbox.output>>>;

async function goOn(
  { caller, input, isStillLetIn }: Asked,
  stream: EventStream,
  { first, bell, end }: Going,
): Promise<void> {
  try {
    for (let seen = first, withinMs = settlingMs; !end.aborted;) {
      for (const message of seen.messages) {
        await stream.drained();
        stream.send("message", message, message.cursor);
      }
      if (!seen.more) {
        const hasRung = await bell.heard(withinMs, end);
        withinMs = hasRung ? settlingMs : lookEveryMs;
        if (!(await isStillLetIn())) break;
      }
      seen = await execute(readInbox, caller, { ...input, after: seen.cursor });
    }
  } catch (error) {
    // A role that was lost, or a database that is gone for a moment: they come back, or are refused.
    logError("an inbox was not streamed any further", error);
  }
  stream.close();
}
