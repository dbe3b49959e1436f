import { createServer } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { verifyKey } from "discord-interactions";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { startTestSandbox, type TestSandbox } from "../testing";

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.close());

const general = "1300000000000000001";
const acme = "1200000000000000001";
const anna = "1100000000000000001";

async function discord(name: string, method: string, path: string, body?: object) {
  const response = await sandbox.call(`/discord.com/api/v10${path}`, {
    method,
    headers: {
      authorization: `Bot sandbox-discord-${name}`,
      "user-agent": "DiscordBot (test, 1.0)",
      "content-type": "application/json",
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: (text === "" ? null : JSON.parse(text)) as never };
}

const invite = (app: string) =>
  sandbox.control("POST", "/discord/members", { app, guild: acme, isIn: true });

type Payload = {
  op: number;
  t?: string;
  s?: number;
  d?: Record<string, unknown> & { id?: string };
};

/** Speaks to the gateway by hand, message by message. */
async function openGateway() {
  const ws = new WebSocket(
    `${sandbox.url.replace("http", "ws")}/gateway.discord.gg/?v=10&encoding=json`,
  );
  const seen: Payload[] = [];
  ws.on("message", (raw: Buffer) => seen.push(JSON.parse(raw.toString()) as Payload));
  const closed = once(ws, "close").then(([code]) => code as number);
  await once(ws, "open");
  const until = async (isIt: (payload: Payload) => boolean): Promise<Payload> => {
    await expect.poll(() => seen.some(isIt)).toBe(true);
    const found = seen.find(isIt);
    if (!found) throw new Error("It is gone again");
    return found;
  };
  const send = (payload: object) => {
    ws.send(JSON.stringify(payload));
  };
  await until(({ op }) => op === 10);
  return { ws, seen, closed, until, send };
}

const identify = (name: string, intents = (1 << 0) | (1 << 9)) => ({
  op: 2,
  d: { token: `sandbox-discord-${name}`, intents, properties: {} },
});

describe("Discord's API", () => {
  test("knows each bot by its token, and nobody else", async () => {
    const scout = await discord("scout", "GET", "/applications/@me");
    const triage = await discord("triage", "GET", "/applications/@me");
    expect(scout.body).toMatchObject({ name: "scout", verify_key: expect.any(String) as string });
    expect((triage.body as { id: string }).id).not.toBe((scout.body as { id: string }).id);
    expect(await discord("Not A Bot", "GET", "/users/@me")).toMatchObject({ status: 401 });
  });

  test("keeps bots out of servers that nobody put them into", async () => {
    const refused = await discord("outsider", "POST", `/channels/${general}/messages`, {
      content: "Hi",
    });
    expect(refused).toMatchObject({ status: 403, body: { code: 50001 } });
  });

  test("takes an address only if it refuses what is wrongly signed", async () => {
    let refuses = false;
    let publicKey = "";
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on("data", (chunk: Buffer) => chunks.push(chunk));
      request.on("end", () => {
        const signature = String(request.headers["x-signature-ed25519"]);
        const timestamp = String(request.headers["x-signature-timestamp"]);
        void verifyKey(Buffer.concat(chunks), signature, timestamp, publicKey).then((isRight) => {
          response.statusCode = isRight || !refuses ? 200 : 401;
          response.end('{"type":1}');
        });
      });
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/x`;
    const set = () =>
      discord("signer", "PATCH", "/applications/@me", { interactions_endpoint_url: url });
    publicKey = (
      (await discord("signer", "GET", "/applications/@me")).body as { verify_key: string }
    ).verify_key;
    expect(await set()).toMatchObject({ status: 400, body: { code: 50035 } });
    refuses = true;
    expect(await set()).toMatchObject({ status: 200, body: { interactions_endpoint_url: url } });
    server.close();
  });
});

describe("Discord's gateway", () => {
  test("tells who identified, resumes with what was missed, and numbers without gaps", async () => {
    await invite("teller");
    const first = await openGateway();
    first.send(identify("teller", (1 << 0) | (1 << 9) | (1 << 12)));
    const ready = await first.until(({ t }) => t === "READY");
    await first.until(({ t }) => t === "GUILD_CREATE");
    await sandbox.control("POST", "/discord/say", {
      channel: general,
      person: anna,
      texts: ["one"],
    });
    const one = await first.until(({ t }) => t === "MESSAGE_CREATE");
    // Without the intent the text stays away.
    expect(one.d).toMatchObject({ content: "", author: { username: "anna" } });
    first.ws.terminate();
    await sandbox.control("POST", "/discord/say", {
      channel: general,
      person: anna,
      texts: ["two", "three"],
    });
    const second = await openGateway();
    second.send({
      op: 6,
      d: { token: "sandbox-discord-teller", session_id: ready.d?.session_id, seq: one.s },
    });
    await second.until(({ t }) => t === "RESUMED");
    const numbers = second.seen.flatMap(({ s }) => (typeof s === "number" ? [s] : []));
    expect(numbers).toEqual(numbers.map((_, index) => (one.s ?? 0) + 1 + index));
    second.ws.close(1000);
    await second.closed;
    // Who says goodbye does not come back.
    const third = await openGateway();
    third.send({
      op: 6,
      d: { token: "sandbox-discord-teller", session_id: ready.d?.session_id, seq: 1 },
    });
    expect(await third.until(({ op }) => op === 9)).toMatchObject({ d: false });
    third.ws.terminate();
  });

  test.each([
    ["a token that it does not know", identify("Nobody Here"), 4004],
    ["an intent that is not allowed", identify("curious", 1 << 15), 4014],
    ["anything before it knows who speaks", { op: 3, d: {} }, 4003],
    ["nonsense", { what: "ever" }, 4002],
  ])("closes at %s", async (_, payload, code) => {
    const gateway = await openGateway();
    gateway.send(payload);
    expect(await gateway.closed).toBe(code);
  });

  test("answers heartbeats, and closes who identifies twice", async () => {
    const gateway = await openGateway();
    gateway.send({ op: 1, d: null });
    await gateway.until(({ op }) => op === 11);
    gateway.send(identify("twice"));
    await gateway.until(({ t }) => t === "READY");
    gateway.send(identify("twice"));
    expect(await gateway.closed).toBe(4005);
  });
});

test("a person chooses the server on Discord's page", async () => {
  const { body } = await discord("joiner", "GET", "/applications/@me");
  const page = `/discord.com/oauth2/authorize?client_id=${(body as { id: string }).id}&scope=bot+applications.commands&permissions=1024`;
  expect(await (await sandbox.call(page)).text()).toContain("Acme HQ");
  const done = await sandbox.call(page, {
    method: "POST",
    body: new URLSearchParams({ guild: acme }),
  });
  expect(await done.text()).toContain("joiner is in Acme HQ now");
  expect(await discord("joiner", "GET", "/users/@me/guilds")).toMatchObject({
    body: [{ id: acme }],
  });
});
