import "server-only";
import { areasOf } from "@/lib/changes/areas";
import { type Audience, audienceOf } from "@/lib/changes/audience";
import { subscribeChanges } from "@/lib/changes/listen";
import { AppError, notFound } from "@/lib/errors";
import { logError } from "@/lib/log";
import type { Caller } from "@/lib/pipeline/actor";
import type { Announcement } from "@/lib/pipeline/announce";
import { assertWithinLimit } from "@/lib/rate-limits/limit";
import { admit } from "./admit";
import type { Client } from "./client";
import { type EventStream, openEventStream } from "./event-stream";
import { callerOf } from "./rest-caller";
import { stillLetIn } from "./still-let-in";
import { enterStream } from "./stream-limit";

const checkEveryMs = 30_000;

/** After these somebody may see more or less than before, or not be let in any more. */
const decisiveAreas = ["members", "tree"] as const;
const decisiveChanges = [
  "revoke_agent_key",
  "revoke_personal_token",
  "rotate_agent_key",
  "rotate_personal_token",
];

/**
 * Tells what changes as it happens, as server-sent events: `change` with what to look at again and
 * where, only of what the caller may see; `refetch` where some may have been missed, or where the
 * caller may see something else from now on. It says what changed, never the change itself: that is
 * read under the caller's roles. Missed events are not sent again (no `Last-Event-ID`).
 */
export async function serveEvents(request: Request, client: Client): Promise<Response> {
  if (request.method !== "GET")
    throw new AppError("method_not_allowed", `${request.method} is not possible here, but GET is.`);
  const { principal, rate } = await admit(request, client);
  assertWithinLimit(rate);
  const query = new URL(request.url).searchParams;
  const caller = await callerOf(principal, client, { request, parameters: {}, query });
  const audience = await audienceOf(caller);
  if (!audience) throw notFound("This organization");
  const leave = enterStream(caller);
  return new Listening(caller, audience, {
    request,
    isStillLetIn: stillLetIn(request, client.address, caller),
    onEnd: leave,
  }).response;
}

type Options = {
  request: Request;
  isStillLetIn: () => Promise<boolean>;
  onEnd: () => void;
};

/** One open stream: what comes is passed on in its order. */
class Listening {
  readonly #caller: Caller;
  readonly #stream: EventStream;
  readonly #isStillLetIn: () => Promise<boolean>;
  #audience: Audience;
  #turn: Promise<void> = Promise.resolve();

  constructor(caller: Caller, audience: Audience, { request, isStillLetIn, onEnd }: Options) {
    this.#caller = caller;
    this.#audience = audience;
    this.#isStillLetIn = isStillLetIn;
    const unsubscribe = subscribeChanges((change) => {
      if (change === "gap") this.#next(() => this.#missed());
      else if (change.organizationId === caller.organizationId)
        this.#next(() => this.#pass(change));
    });
    const timer = setInterval(() => this.#next(() => this.#check()), checkEveryMs);
    this.#stream = openEventStream(request, () => {
      clearInterval(timer);
      unsubscribe();
      onEnd();
    });
  }

  get response(): Response {
    return this.#stream.response;
  }

  /** One after the other. Where something failed, the caller has to look at everything again. */
  #next(work: () => Promise<void> | void): void {
    this.#turn = this.#turn.then(work).catch((cause: unknown) => {
      logError("a change was not passed on", cause);
      this.#missed();
    });
  }

  #missed(): void {
    this.#stream.send("refetch", {});
  }

  async #pass(change: Announcement): Promise<void> {
    const areas = areasOf(change.what);
    const isDecisive =
      decisiveChanges.includes(change.what) || decisiveAreas.some((area) => areas.includes(area));
    if (isDecisive) await this.#check();
    const nodeIds = await this.#audience.visible(change);
    if (nodeIds.length > 0) this.#stream.send("change", { areas, nodeIds });
  }

  /** Whoever was signed out, lost the key or every role hears nothing more. */
  async #check(): Promise<void> {
    const now = (await this.#isStillLetIn()) ? await audienceOf(this.#caller) : null;
    if (!now) {
      this.#stream.close();
      return;
    }
    const isOther = now.fingerprint !== this.#audience.fingerprint;
    this.#audience = now;
    if (isOther) this.#missed();
  }
}
