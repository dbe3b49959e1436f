import { unzipSync } from "fflate";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { beforeAll, describe, expect, test } from "vitest";
import type { InboundChannel, InboundRequest } from "../channel";
import { appPackage } from "./app-package";
import { teamsFailure } from "./failure";
import { receiveTeams } from "./receive";

const appId = "11111111-2222-4333-8444-555555555555";
const tenantId = "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee";
const serviceUrl = "https://smba.trafficmanager.net/emea/";

let key: CryptoKey;
let channel: InboundChannel;

beforeAll(async () => {
  const pair = await generateKeyPair("RS256");
  key = pair.privateKey;
  const keys = [{ ...(await exportJWK(pair.publicKey)), kid: "one", endorsements: ["msteams"] }];
  channel = {
    world: "real",
    secret: { appId, clientSecret: "secret-of-the-bot", tenantId },
    account: { id: appId, name: "Scout" },
    facts: { own: { name: "Scout", serviceUrl } },
    settings: {},
    fetchKeys: () => Promise.resolve({ keys }),
  };
});

const bot = { id: `28:${appId}`, name: "Scout" };
const anna = { id: "29:anna", name: "Anna Berg" };
const basic = {
  type: "message",
  id: "1759881511856",
  channelId: "msteams",
  serviceUrl,
  timestamp: "2026-11-22T10:00:00.123Z",
  from: anna,
  recipient: bot,
  conversation: { id: "a:1private", conversationType: "personal", tenantId },
  text: "hello",
};

async function send(
  activity: object,
  claims: object = { serviceurl: serviceUrl },
  issuer = "https://api.botframework.com",
) {
  const token = await new SignJWT({ ...claims })
    .setProtectedHeader({ alg: "RS256", kid: "one" })
    .setIssuer(issuer)
    .setAudience(appId)
    .setExpirationTime("1h")
    .sign(key);
  return receiveTeams(requestOf(JSON.stringify(activity), `Bearer ${token}`), channel);
}

const requestOf = (body: string, authorization: string): InboundRequest => ({
  method: "POST",
  url: new URL("https://alfe.example/api/channels/teams/x"),
  path: "",
  headers: new Headers({ authorization }),
  body: new TextEncoder().encode(body),
  receivedAt: new Date(),
});

describe("what is taken as coming from Teams", () => {
  test("a private message is read with who wrote it, when, and what an answer takes", async () => {
    expect(await send(basic)).toEqual({
      kind: "accepted",
      events: [],
      answer: { status: 200 },
      messages: [
        {
          externalId: "a:1private 1759881511856",
          sortKey: "00000001759881511856",
          conversation: {
            id: "a:1private",
            kind: "direct",
            name: "Anna Berg",
            reference: { serviceUrl, tenantId, botId: bot.id },
          },
          kind: "message",
          sender: { id: "29:anna", name: "Anna Berg", isBot: false, isSelf: false },
          text: "hello",
          attachments: [],
          thread: null,
          messageId: "1759881511856",
          sentAt: new Date("2026-11-22T10:00:00.123Z"),
        },
      ],
    });
  });

  test("an activity that names another service than its token is refused", async () => {
    const evil = "https://evil.example/";
    const refused = { kind: "refused", status: 403 };
    expect(await send({ ...basic, serviceUrl: evil })).toMatchObject(refused);
    expect(await send({ ...basic, serviceUrl: evil }, { serviceurl: evil })).toMatchObject(refused);
    const near = "https://smba.trafficmanager.net.evil.example/emea/";
    expect(await send({ ...basic, serviceUrl: near }, { serviceurl: near })).toMatchObject(refused);
    const plain = "http://smba.trafficmanager.net/emea/";
    expect(await send({ ...basic, serviceUrl: plain }, { serviceurl: plain })).toMatchObject(
      refused,
    );
    expect(await send(basic, {})).toMatchObject(refused);
    expect(await send(basic, { serviceurl: serviceUrl.replace(/\/$/, "") })).toMatchObject({
      kind: "accepted",
    });
  });

  test("any application of the tenant may get a token for the bot, which makes it not Teams", async () => {
    const issuer = `https://login.microsoftonline.com/${tenantId}/v2.0`;
    const application = {
      tid: tenantId,
      azp: "99999999-2222-4333-8444-555555555555",
      idtyp: "app",
    };
    expect(await send(basic, application, issuer)).toMatchObject({ kind: "refused", status: 403 });
    const classic = "d6d49420-f39b-4df7-a1dc-d59a935871db";
    expect(
      await send(basic, { ...application, tid: classic }, `https://sts.windows.net/${classic}/`),
    ).toMatchObject({ kind: "refused", status: 403 });
  });

  test("an activity for another bot, or of another channel, is refused", async () => {
    const other = { id: "28:99999999-2222-4333-8444-555555555555", name: "Other" };
    for (const activity of [
      { ...basic, recipient: other },
      { ...basic, channelId: "webchat" },
    ])
      expect(await send(activity)).toMatchObject({ kind: "refused", status: 403 });
  });

  test("a body that is no activity is refused, and so is every other method", async () => {
    for (const activity of [{}, [], { ...basic, timestamp: "soon" }, { ...basic, from: null }])
      expect(await send(activity)).toMatchObject({ kind: "refused", status: 400 });
    const get = { ...requestOf("{}", ""), method: "GET" };
    expect(await receiveTeams(get, channel)).toMatchObject({ kind: "refused", status: 405 });
  });

  test("a forged body is refused before it is looked at", async () => {
    for (const body of [JSON.stringify(basic), "", "nonsense", "\u0000"])
      expect(await receiveTeams(requestOf(body, "Bearer a.b.c"), channel)).toMatchObject({
        kind: "refused",
        status: 401,
      });
  });
});

describe("what people write", () => {
  const inChannel = {
    ...basic,
    text: "<at>Scout</at> compare &lt;a&gt; with <at>Ben</at>",
    conversation: {
      id: "19:abc@thread.tacv2;messageid=1759881500000",
      conversationType: "channel",
      isGroup: true,
    },
    channelData: {
      channel: { id: "19:abc@thread.tacv2", name: "Support" },
      team: { id: "19:t", name: "Acme" },
      tenant: { id: tenantId },
    },
    entities: [
      { type: "mention", mentioned: bot, text: "<at>Scout</at>" },
      { type: "mention", mentioned: { id: "29:ben", name: "Ben" }, text: "<at>Ben</at>" },
      { type: "clientInfo", locale: "en-US", mentioned: 7 },
    ],
    attachments: [{ contentType: "text/html", content: "<p>compare</p>" }],
  };

  test("in a channel its thread is told apart from the channel, and the bot's own name left out", async () => {
    expect(await send(inChannel)).toMatchObject({
      messages: [
        {
          kind: "mention",
          text: "compare <a> with @Ben",
          thread: "1759881500000",
          conversation: {
            id: "19:abc@thread.tacv2",
            kind: "channel",
            name: "Acme > Support",
            reference: { tenantId },
          },
          attachments: [],
        },
      ],
    });
  });

  test("files and pictures are attached", async () => {
    const attachments = [
      {
        contentType: "application/vnd.microsoft.teams.file.download.info",
        name: "plan.pdf",
        content: { downloadUrl: "https://acme.sharepoint.com/x", uniqueId: "f1", fileType: "pdf" },
      },
      { contentType: "image/png", contentUrl: "https://smba.trafficmanager.net/emea/v3/a" },
    ];
    expect(await send({ ...basic, text: "", attachments })).toMatchObject({
      messages: [
        {
          attachments: [
            { id: "f1", name: "plan.pdf", contentType: "application/pdf" },
            { name: "picture", contentType: "image/png" },
          ],
        },
      ],
    });
  });

  test("a reaction, a pressed button and being added are told too", async () => {
    const reaction = {
      type: "messageReaction",
      replyToId: "17",
      reactionsAdded: [{ type: "like" }],
    };
    expect(await send({ ...basic, ...reaction, text: undefined })).toMatchObject({
      messages: [{ kind: "reaction", text: "like", messageId: "17" }],
    });
    const invoke = { type: "invoke", name: "adaptiveCard/action", value: { a: 1 } };
    expect(await send({ ...basic, ...invoke })).toMatchObject({
      messages: [{ kind: "command", text: 'adaptiveCard/action {"a":1}' }],
      answer: { status: 200, body: "{}" },
    });
    const added = { ...inChannel, type: "conversationUpdate", membersAdded: [{ id: bot.id }] };
    expect(await send(added)).toMatchObject({
      messages: [{ kind: "system", text: "Scout was added to Acme > Support." }],
      events: [{ type: "facts_changed" }],
    });
  });

  test("typing, edits and other people's coming and going are acknowledged and not kept", async () => {
    for (const more of [
      { type: "typing" },
      { type: "messageUpdate" },
      { type: "conversationUpdate", membersAdded: [{ id: "29:ben" }] },
    ])
      expect(await send({ ...basic, ...more })).toMatchObject({ kind: "accepted", messages: [] });
  });

  test("the first activity says what the bot is called", async () => {
    channel = { ...channel, facts: {} };
    expect(await send(basic)).toMatchObject({
      events: [{ type: "facts_changed", own: { name: "Scout", serviceUrl } }],
    });
  });
});

describe("the app package", () => {
  const context = (name: string, description: string) => ({
    account: { id: appId, name: "Scout" },
    address: "https://alfe.example/api/channels/teams/x",
    agent: { name, description },
  });

  test("has a manifest for this very bot and two icons of the sizes that Teams wants", () => {
    const { fileName, bytes } = appPackage(context("Scout & Co", "Website agent"));
    expect(fileName).toBe("scout-co.zip");
    const files = unzipSync(bytes);
    expect(Object.keys(files).sort()).toEqual(["color.png", "manifest.json", "outline.png"]);
    expect(JSON.parse(new TextDecoder().decode(files["manifest.json"]))).toMatchObject({
      id: appId,
      name: { short: "Scout & Co" },
      description: { short: "Website agent" },
      bots: [{ botId: appId, scopes: ["personal", "team", "groupChat"] }],
      validDomains: ["alfe.example"],
      accentColor: expect.stringMatching(/^#[0-9a-f]{6}$/) as string,
    });
    const sizeOf = (png: Uint8Array | undefined) => {
      const view = new DataView(png?.slice().buffer ?? new ArrayBuffer(24));
      return [view.getUint32(16), view.getUint32(20)];
    };
    expect(sizeOf(files["color.png"])).toEqual([192, 192]);
    expect(sizeOf(files["outline.png"])).toEqual([32, 32]);
  });

  test("keeps within the lengths that Teams takes, and is the same every time", () => {
    const long = context("Ä".repeat(150), "d".repeat(6000));
    const first = appPackage(long);
    expect(first.fileName).toBe("agent.zip");
    expect(Buffer.from(first.bytes).equals(Buffer.from(appPackage(long).bytes))).toBe(true);
    const manifest = JSON.parse(
      new TextDecoder().decode(unzipSync(first.bytes)["manifest.json"]),
    ) as Record<"name" | "description", { short: string; full: string }>;
    expect(manifest.name.short.length).toBeLessThanOrEqual(30);
    expect(manifest.name.full.length).toBeLessThanOrEqual(100);
    expect(manifest.description.short.length).toBeLessThanOrEqual(80);
    expect(manifest.description.full.length).toBeLessThanOrEqual(4000);
  });
});

describe("Microsoft's refusals", () => {
  const reasonOf = (status: number, body: object) =>
    teamsFailure({ status, headers: new Headers(), body });

  test.each([
    [401, "invalid_client", "AADSTS7000215: Invalid client secret provided.", "secret"],
    [
      401,
      "invalid_client",
      "AADSTS7000222: The provided client secret keys are expired.",
      "expired",
    ],
    [400, "unauthorized_client", "AADSTS700016: Application was not found.", "no bot"],
    [400, "invalid_request", "AADSTS90002: Tenant not found.", "tenant"],
  ])("%i %s means that the credential is dead", (status, error, error_description, word) => {
    const said = reasonOf(status, { error, error_description });
    expect(said).toMatchObject({ reason: "unauthorized" });
    expect(said?.message).toContain(word);
  });

  test("being out of a conversation, and an outage of sign-in, are no dead credential", () => {
    const gone = { error: { code: "BotNotInConversationRoster", message: "The bot is not part" } };
    expect(reasonOf(403, gone)).toMatchObject({ reason: "forbidden" });
    const down = { error: "temporarily_unavailable", error_description: "AADSTS90033" };
    expect(reasonOf(503, down)).toMatchObject({ reason: "unavailable" });
  });
});
