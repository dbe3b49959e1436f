import { setTimeout as sleep } from "node:timers/promises";
import { answer } from "./client";
import type { Context } from "./context";
import { note } from "./output";
import { withProgress } from "./progress";
import { safeText } from "./safe-text";
import type { Called } from "./tool-call";

const pauseMs = 2_000;

/** Waits until a person decided about a call and it was carried out. The server ends what nobody decides. */
export async function waitForCall(
  { client }: Context,
  callId: string,
  approval: { url: string },
): Promise<Called> {
  note(`A person decides at ${safeText(approval.url)}`);
  return withProgress("Waiting for a person's approval …", async () => {
    for (;;) {
      const params = { path: { call: callId } };
      const call = await answer(client.GET("/tool-calls/{call}", { params }));
      const { outcome, result, truncated, detail } = call;
      if (outcome !== "waiting" && outcome !== "running")
        return {
          callId,
          outcome,
          result,
          truncated,
          content: null,
          approval: null,
          message: detail,
        };
      await sleep(pauseMs);
    }
  });
}
