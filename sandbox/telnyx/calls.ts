import { randomUUID } from "node:crypto";
import {
  isNumber,
  limitCall,
  noteAnswered,
  noteEnded,
  noteLine,
  noteRinging,
  phoneOf,
  priceOf,
  ringMs,
  secondsOf,
  takeTime,
} from "../phone/network";
import type { PhoneCall } from "../phone/seed";
import type { Sandbox } from "../sandbox";
import { settleOrders } from "./orders";
import { noSuchTelnyx, TelnyxProblem } from "./problem";
import type { TelnyxCall, TelnyxRoute } from "./routes";
import type { TelnyxApplication } from "./seed";
import { sendTelnyxEvent } from "./send-event";

/** Calls, which Telnyx is told about step by step. */
export const callRoutes = (sandbox: Sandbox): Record<string, TelnyxRoute> => ({
  "POST /calls": (call) => dial(sandbox, call),
  "POST /calls/:id/actions/answer": act(sandbox, (call, request) => {
    if (call.state !== "ringing" || call.direction !== "in") throw invalidState();
    noteAnswered(sandbox, call);
    listen(call, request);
    void tell(sandbox, call, "call.answered");
  }),
  "POST /calls/:id/actions/transcription_start": act(sandbox, (call) => {
    if (call.state !== "answered") throw invalidState();
    call.told.transcription = "true";
  }),
  "POST /calls/:id/actions/speak": act(sandbox, (call, { text }) => {
    if (call.state !== "answered") throw invalidState();
    const payload = text("payload") ?? "";
    if (payload === "" || text("voice") === undefined)
      throw new TelnyxProblem(
        422,
        "10004",
        "Missing required parameter",
        "payload and voice are required.",
      );
    const state = call.told.client_state ?? "";
    speaking.set(
      call.id,
      (speaking.get(call.id) ?? Promise.resolve()).then(() => speak(sandbox, call, payload, state)),
    );
  }),
  "POST /calls/:id/actions/hangup": act(sandbox, (call) =>
    endTelnyxCall(sandbox, call, "completed"),
  ),
});

const addressOf = ({ fields }: TelnyxApplication): string =>
  typeof fields.webhook_event_url === "string" ? fields.webhook_event_url : "";

/** What is being spoken in calls: one thing after the other. */
const speaking = new Map<string, Promise<void>>();

async function speak(
  sandbox: Sandbox,
  call: PhoneCall,
  text: string,
  state: string,
): Promise<void> {
  if (call.state === "answered") {
    void tell(sandbox, call, "call.speak.started", { client_state: state });
    noteLine(sandbox, call, "number", text);
    await takeTime(sandbox, Math.min(3_000, text.length * 60));
  }
  const status = call.state === "answered" ? "completed" : "call_hangup";
  await tell(sandbox, call, "call.speak.ended", { client_state: state, status });
}

const invalidState = () =>
  new TelnyxProblem(422, "90018", "Call has already ended", "This call cannot be told that now.");

type Act = (call: PhoneCall, request: TelnyxCall) => void;

/** A command for a call; told again with the same id it is done once. */
const act =
  (sandbox: Sandbox, run: Act): TelnyxRoute =>
  (request) => {
    const { account, params, text, record } = request;
    const call = phoneOf(sandbox).calls.find(
      (each) => each.company === "telnyx" && each.account === account.name && each.id === params.id,
    );
    if (call === undefined) throw noSuchTelnyx();
    if (call.state === "ended") throw invalidState();
    const command = text("command_id");
    const done = (call.told.commands ?? "").split(" ");
    if (command === undefined || !done.includes(encodeURIComponent(command))) {
      call.told.client_state = text("client_state") ?? call.told.client_state ?? "";
      run(call, request);
      if (command !== undefined)
        call.told.commands = [...done, encodeURIComponent(command)].join(" ").trim();
      record("call.command", call.id);
    }
    return { data: { result: "ok" } };
  };

function listen(call: PhoneCall, { json }: TelnyxCall): void {
  if (json.transcription === true) call.told.transcription = "true";
}

function dial(sandbox: Sandbox, request: TelnyxCall): object {
  const { account, data, text, record } = request;
  settleOrders(data);
  const from = text("from") ?? "";
  const to = text("to") ?? "";
  const number = data.numbers.find(
    (each) => each.account === account.name && each.phoneNumber === from,
  );
  const application = data.applications.find(
    (each) => each.account === account.name && each.id === text("connection_id"),
  );
  if (application === undefined)
    throw new TelnyxProblem(422, "10015", "Invalid connection", "connection_id is not known.");
  if (number === undefined)
    throw new TelnyxProblem(422, "10010", "Authorization failed", `${from} is not your number.`);
  if (!isNumber(to))
    throw new TelnyxProblem(422, "10016", "Phone number must be in +E164 format", to);
  const call = noteRinging(sandbox, {
    id: `v3:${randomUUID()}`,
    company: "telnyx",
    account: account.name,
    number: from,
    person: to,
    direction: "out",
    told: {
      url: text("webhook_url") ?? addressOf(application),
      connection: application.id,
      client_state: text("client_state") ?? "",
      limit: String(Number(request.json.time_limit_secs ?? 14_400)),
    },
  });
  listen(call, request);
  record("call.started", call.id);
  void ring(sandbox, call, Number(request.json.timeout_secs ?? 30) * 1000);
  return {
    data: {
      record_type: "call",
      call_control_id: call.id,
      call_leg_id: call.id,
      call_session_id: call.id,
      is_alive: false,
    },
  };
}

async function ring(sandbox: Sandbox, call: PhoneCall, timeoutMs: number): Promise<void> {
  await tell(sandbox, call, "call.initiated");
  await takeTime(sandbox, timeoutMs);
  if (call.state === "ringing") endTelnyxCall(sandbox, call, "no-answer");
}

/** A person rings a number: its application is told, and may answer. */
export async function ringTelnyxNumber(sandbox: Sandbox, call: PhoneCall): Promise<void> {
  const { numbers, applications } = sandbox.store.state.telnyx;
  const number = numbers.find(({ phoneNumber }) => phoneNumber === call.number);
  const application = applications.find(({ id }) => id === number?.connectionId);
  call.told = {
    url: application ? addressOf(application) : "",
    connection: application?.id ?? "",
  };
  await ring(sandbox, call, ringMs);
}

export function talkOnTelnyx(sandbox: Sandbox, call: PhoneCall): void {
  const end = () => endTelnyxCall(sandbox, call, "completed");
  void limitCall(sandbox, call, Number(call.told.limit), end);
  void tell(sandbox, call, "call.answered");
}

export function hearOnTelnyx(sandbox: Sandbox, call: PhoneCall, transcript: string): void {
  if (call.told.transcription !== "true") return;
  void tell(sandbox, call, "call.transcription", {
    transcription_data: {
      transcript,
      is_final: true,
      confidence: 0.93,
      transcription_track: "inbound",
    },
  });
}

export function endTelnyxCall(sandbox: Sandbox, call: PhoneCall, end: string): void {
  if (noteEnded(sandbox, call, end)) tellTelnyxEnd(sandbox, call);
}

const causes: Readonly<Record<string, string>> = {
  completed: "normal_clearing",
  busy: "user_busy",
  "no-answer": "timeout",
  canceled: "originator_cancel",
};

/** Tells that a call is over, and then what it cost. */
export function tellTelnyxEnd(sandbox: Sandbox, call: PhoneCall): void {
  speaking.delete(call.id);
  void (async () => {
    await tell(sandbox, call, "call.hangup", {
      hangup_cause: causes[call.end ?? ""] ?? "unspecified",
      start_time: call.startedAt,
      state: "hangup",
    });
    if (call.answeredAt === null) return;
    await takeTime(sandbox, 2_000);
    const { numbers, applications } = sandbox.store.state.telnyx;
    const country = numbers.find((n) => n.phoneNumber === call.number)?.country ?? "US";
    const seconds = Math.ceil(secondsOf(call) / 60) * 60;
    const item = call.direction === "in" ? "callIn" : "callOut";
    call.price = priceOf(sandbox, country, item, seconds / 60);
    sandbox.store.touch();
    const application = applications.find(({ id }) => id === call.told.connection);
    if (application?.fields.call_cost_in_webhooks !== true) return;
    await tell(sandbox, call, "call.cost", {
      status: "success",
      total_cost: call.price,
      billed_duration_secs: seconds,
    });
  })();
}

/** Events of a call: only its beginning and its end name both numbers. */
const naming = ["call.initiated", "call.answered", "call.hangup"];

const tell = (sandbox: Sandbox, call: PhoneCall, event: string, more: object = {}): Promise<void> =>
  sendTelnyxEvent(sandbox, { account: call.account, url: call.told.url ?? "" }, event, {
    call_control_id: call.id,
    call_leg_id: call.id,
    call_session_id: call.id,
    connection_id: call.told.connection ?? "",
    client_state: call.told.client_state === "" ? null : (call.told.client_state ?? null),
    ...(naming.includes(event) && {
      from: call.direction === "in" ? call.person : call.number,
      to: call.direction === "in" ? call.number : call.person,
    }),
    ...(event === "call.initiated" && {
      direction: call.direction === "in" ? "incoming" : "outgoing",
      state: call.direction === "in" ? "parked" : "bridging",
    }),
    ...more,
  });
