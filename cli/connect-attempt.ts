import { setTimeout as sleep } from "node:timers/promises";
import { answer, type Client } from "./client";
import { Failure } from "./failure";
import { hint, note, print, printJson } from "./output";
import { openBrowser } from "./open-browser";
import { withProgress } from "./progress";
import { safeText } from "./safe-text";
import type { Schema } from "./schema";
import { isInteractive } from "./terminal";

export type ConnectOptions = { browser: boolean; wait: boolean; timeout: number };

type Started = Schema<"StartedConnect">;
type Asked = ConnectOptions & { client: Client; json: boolean };

/** Opens the connect page and waits until somebody connected the account, or it ended otherwise. */
export async function followConnect(started: Started, asked: Asked): Promise<void> {
  const { attemptId, url } = started;
  if (attemptId === null || url === null) {
    if (asked.json) printJson(started);
    else print("Active: there is nothing to connect.");
    return;
  }
  note(`Connect it at ${safeText(url)}`);
  if (asked.browser && isInteractive()) await openBrowser(url);
  if (!asked.wait) {
    if (asked.json) printJson(started);
    else hint(`How it stands: alfe api GET /connect-attempts/${attemptId}`);
    return;
  }
  const ended = await withProgress("Waiting until it is connected …", () =>
    waitFor(attemptId, asked),
  );
  if (ended.status !== "done" && ended.status !== "already_connected")
    throw new Failure("not_connected", ended.text, { details: { attempt: ended } });
  if (asked.json) printJson(ended);
  else print(safeText(ended.text));
}

const pauseMs = 1_000;

async function waitFor(
  attempt: string,
  { client, timeout }: Asked,
): Promise<Schema<"ConnectAttempt">> {
  const endsAt = Date.now() + timeout * 1000;
  for (;;) {
    const now = await answer(
      client.GET("/connect-attempts/{attempt}", { params: { path: { attempt } } }),
    );
    if (!now.isOpen) return now;
    if (Date.now() + pauseMs > endsAt)
      throw new Failure("not_connected", "Nobody connected it in time. The page stays open.", {
        hint: `How it stands: alfe api GET /connect-attempts/${attempt}`,
        details: { attempt: now },
      });
    await sleep(pauseMs);
  }
}
