import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  connect,
  consent,
  redeem,
  requestTokens,
  startTestSandbox,
  type TestSandbox,
} from "../testing";

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.close());

const scope = (name: string) => `https://www.googleapis.com/auth/${name}`;
const offline = { access_type: "offline", prompt: "select_account consent" };
const ops = { provider: "google", account: "ops@acme.test", query: offline };

async function tokenFor(scopes: string[], account = "ops@acme.test"): Promise<string> {
  return (await connect(sandbox, { ...ops, account, scopes })).access_token ?? "";
}

async function google(token: string, path: string, method = "GET", body?: object) {
  const response = await sandbox.call(path, {
    method,
    headers: { authorization: `Bearer ${token}` },
    body: body && JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, body: (text === "" ? {} : JSON.parse(text)) as Body };
}
type Body = Record<string, unknown> & { id?: string; error?: { status: string } };

const userinfo = "/openidconnect.googleapis.com/v1/userinfo";
const gmail = "/gmail.googleapis.com/gmail/v1/users/me";
const calendar = "/www.googleapis.com/calendar/v3";
const drive = "/www.googleapis.com/drive/v3";

describe("authorization at Google", () => {
  it("gives a refresh token only for offline access with consent", async () => {
    const wanted = { ...ops, scopes: ["openid"] };
    expect((await connect(sandbox, wanted)).refresh_token).toMatch(/^1\/\/sandbox_/);
    const online = await connect(sandbox, { ...wanted, query: { access_type: "offline" } });
    expect(online.refresh_token).toBeUndefined();
  });

  it("grants what stayed ticked, under the long names", async () => {
    const scopes = ["openid", "email", scope("gmail.readonly")];
    const ticked = ["openid", scope("userinfo.email")];
    const answer = await connect(sandbox, { ...ops, scopes, ticked });
    expect(answer.scope).toBe(`openid ${scope("userinfo.email")}`);
  });

  it("adds what was granted before, if asked to", async () => {
    await connect(sandbox, { ...ops, account: "sales@acme.test", scopes: [scope("drive.file")] });
    const more = { ...ops, account: "sales@acme.test", scopes: [scope("gmail.send")] };
    expect((await connect(sandbox, more)).scope).toBe(scope("gmail.send"));
    const query = { ...offline, include_granted_scopes: "true" };
    expect((await connect(sandbox, { ...more, query })).scope).toContain(scope("drive.file"));
  });

  it("keeps the refresh token, and ends everything of user and client with any one token", async () => {
    const first = await connect(sandbox, {
      ...ops,
      scopes: [scope("userinfo.email"), scope("gmail.readonly")],
    });
    const second = await connect(sandbox, {
      ...ops,
      scopes: [scope("userinfo.email"), scope("drive")],
    });
    const refresh = () =>
      requestTokens(sandbox, "google", {
        grant_type: "refresh_token",
        refresh_token: first.refresh_token ?? "",
      });
    const refreshed = await refresh();
    expect(refreshed.body.access_token).toBeDefined();
    expect(refreshed.body.refresh_token).toBeUndefined();
    expect((await google(refreshed.body.access_token ?? "", userinfo)).status).toBe(200);
    const revoke = await sandbox.call("/oauth2.googleapis.com/revoke", {
      method: "POST",
      body: new URLSearchParams({ token: second.access_token ?? "" }),
    });
    expect(revoke.status).toBe(200);
    expect((await refresh()).body.error).toBe("invalid_grant");
    for (const token of [first, second, refreshed.body])
      expect((await google(token.access_token ?? "", userinfo)).status).toBe(401);
  });

  it("refuses a wrong secret, verifier and scope", async () => {
    const granted = await consent(sandbox, { ...ops, scopes: ["openid"] });
    const secret = await redeem(sandbox, "google", granted, { client_secret: "guess" });
    expect([secret.status, secret.body.error]).toEqual([401, "invalid_client"]);
    const verifier = await redeem(sandbox, "google", granted, { code_verifier: "x".repeat(43) });
    expect([verifier.status, verifier.body.error]).toEqual([400, "invalid_grant"]);
    const { callback } = await consent(sandbox, { ...ops, scopes: ["everything"] });
    expect(callback.searchParams.get("error")).toBe("invalid_scope");
  });

  it("names the account by what it may tell", async () => {
    const token = await tokenFor(["openid", scope("userinfo.email"), scope("userinfo.profile")]);
    expect((await google(token, userinfo)).body).toMatchObject({
      sub: "108000000000000000001",
      email: "ops@acme.test",
      name: "Acme Operations",
    });
  });
});

describe("Gmail", () => {
  const raw = (text: string) => Buffer.from(text).toString("base64url");

  it("searches one's own mailbox and reads a message", async () => {
    const token = await tokenFor([scope("gmail.readonly")]);
    const list = await google(
      token,
      `${gmail}/messages?q=${encodeURIComponent("from:jane is:unread invoice")}`,
    );
    const [message] = list.body.messages as { id: string }[];
    const { body } = await google(token, `${gmail}/messages/${message?.id ?? ""}`);
    const payload = body.payload as { body: { data: string } };
    expect(Buffer.from(payload.body.data, "base64url").toString()).toContain("Initech");
    const sales = await tokenFor([scope("gmail.readonly")], "sales@acme.test");
    expect((await google(sales, `${gmail}/messages/${message?.id ?? ""}`)).status).toBe(404);
  });

  it("sends to the other account, whose mailbox then has it unread", async () => {
    const token = await tokenFor([scope("gmail.send")]);
    const text =
      "To: Sales <sales@acme.test>\r\nSubject: =?utf-8?B?w5xiZXJnYWJl?=\r\n\r\nPlease take over.";
    const sent = await google(token, `${gmail}/messages/send`, "POST", { raw: raw(text) });
    expect(sent.body.labelIds).toEqual(["SENT"]);
    const sales = await tokenFor([scope("gmail.modify")], "sales@acme.test");
    const query = encodeURIComponent("subject:übergabe in:inbox from:ops@acme.test");
    const found = await google(sales, `${gmail}/messages?q=${query}`);
    expect(found.body.resultSizeEstimate).toBe(1);
    const [{ id } = { id: "" }] = found.body.messages as { id: string }[];
    await google(sales, `${gmail}/messages/${id}/modify`, "POST", { removeLabelIds: ["UNREAD"] });
    const unread = await google(sales, `${gmail}/messages?q=${query}+is:unread`);
    expect(unread.body.resultSizeEstimate).toBe(0);
  });

  it("wants a recipient, and the scope", async () => {
    const token = await tokenFor([scope("gmail.compose")]);
    const body = { raw: raw("Subject: To nobody\r\n\r\nHello") };
    expect((await google(token, `${gmail}/messages/send`, "POST", body)).status).toBe(400);
    const draft = await google(token, `${gmail}/drafts`, "POST", { message: body });
    expect(draft.body.id).toMatch(/^r-/);
    const refused = await google(token, `${gmail}/messages`);
    expect([refused.status, refused.body.error?.status]).toEqual([403, "PERMISSION_DENIED"]);
  });
});

describe("Google Calendar", () => {
  it("takes an event's id from whoever creates it, once", async () => {
    const token = await tokenFor([scope("calendar")]);
    const events = `${calendar}/calendars/primary/events`;
    const once = {
      id: "abc0123",
      start: { dateTime: "2027-01-04T09:00:00Z" },
      end: { dateTime: "2027-01-04T10:00:00Z" },
    };
    expect((await google(token, events, "POST", once)).body.id).toBe("abc0123");
    expect(await google(token, events, "POST", once)).toMatchObject({ status: 409 });
  });

  it("creates, finds, moves and deletes an event, and its time is busy meanwhile", async () => {
    const token = await tokenFor([scope("calendar")]);
    const day = (hour: number) => `2031-03-03T${String(hour).padStart(2, "0")}:00:00Z`;
    const events = `${calendar}/calendars/primary/events`;
    const created = await google(token, events, "POST", {
      summary: "Zebra planning",
      start: { dateTime: "2031-03-03T10:00:00", timeZone: "Europe/Berlin" },
      end: { dateTime: "2031-03-03T11:00:00", timeZone: "Europe/Berlin" },
      attendees: [{ email: "sales@acme.test" }],
    });
    const event = `${events}/${created.body.id ?? ""}`;
    const busy = async () => {
      const body = { timeMin: day(0), timeMax: day(23), items: [{ id: "primary" }] };
      const answer = await google(token, `${calendar}/freeBusy`, "POST", body);
      return (answer.body.calendars as { primary: { busy: object[] } }).primary.busy;
    };
    expect(await busy()).toEqual([{ start: day(9), end: day(10) }]);
    const end = { dateTime: day(12) };
    expect((await google(token, event, "PATCH", { end })).body).toMatchObject({
      summary: "Zebra planning",
      end,
      attendees: [{ email: "sales@acme.test", responseStatus: "needsAction" }],
    });
    const list = await google(token, `${events}?q=zebra&singleEvents=true&orderBy=startTime`);
    expect(list.body.items).toHaveLength(1);
    expect((await google(token, event, "DELETE")).status).toBe(204);
    expect((await google(token, event, "DELETE")).status).toBe(410);
    expect(await busy()).toEqual([]);
  });

  it("keeps readers from writing and wants an end", async () => {
    const token = await tokenFor([scope("calendar.events")], "sales@acme.test");
    const events = (id: string) => `${calendar}/calendars/${id}/events`;
    const start = { date: "2031-03-03" };
    const team = encodeURIComponent("team-calendar@group.calendar.google.com");
    expect((await google(token, events(team), "POST", { start, end: start })).status).toBe(403);
    expect((await google(token, events("primary"), "POST", { start })).status).toBe(400);
    expect((await google(token, events("ops@acme.test"))).status).toBe(404);
  });
});

describe("Google Drive", () => {
  it("uploads, finds by text, shares and deletes a file", async () => {
    const token = await tokenFor([scope("drive")]);
    const body = [
      "--edge\r\nContent-Type: application/json\r\n\r\n" + '{"name":"zebra.txt"}',
      "\r\n--edge\r\nContent-Type: text/plain\r\n\r\nStripes, größer",
      "\r\n--edge--\r\n",
    ].join("");
    const response = await sandbox.call(
      "/www.googleapis.com/upload/drive/v3/files?uploadType=multipart&fields=id,name,owners/emailAddress",
      {
        method: "POST",
        headers: {
          authorization: `Bearer ${token}`,
          "content-type": "multipart/related; boundary=edge",
        },
        body,
      },
    );
    const file = (await response.json()) as { id: string };
    expect(file).toEqual({
      id: file.id,
      name: "zebra.txt",
      owners: [{ emailAddress: "ops@acme.test" }],
    });
    const sales = await tokenFor([scope("drive.readonly")], "sales@acme.test");
    const path = `${drive}/files/${file.id}`;
    expect((await google(sales, path)).status).toBe(404);
    const share = { role: "reader", type: "user", emailAddress: "sales@acme.test" };
    expect((await google(token, `${path}/permissions`, "POST", share)).status).toBe(200);
    const query = encodeURIComponent("fullText contains 'größer' and trashed = false");
    expect((await google(sales, `${drive}/files?q=${query}`)).body.files).toEqual([
      { kind: "drive#file", id: file.id, name: "zebra.txt", mimeType: "text/plain" },
    ]);
    const media = await sandbox.call(`${path}?alt=media`, {
      headers: { authorization: `Bearer ${sales}` },
    });
    expect(await media.text()).toBe("Stripes, größer");
    expect((await google(sales, path, "DELETE")).status).toBe(403);
    expect((await google(token, path, "DELETE")).status).toBe(204);
    expect((await google(token, path)).status).toBe(404);
  });

  it("exports its own documents only, and shows drive.file nothing that others made", async () => {
    const token = await tokenFor([scope("drive.readonly")]);
    const file = `${drive}/files/1sandboxDocRefunds`;
    const exported = await sandbox.call(`${file}/export?mimeType=text/plain`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(await exported.text()).toContain("Refund policy");
    expect((await google(token, `${file}?alt=media`)).status).toBe(403);
    const narrow = await tokenFor([scope("drive.file")], "sales@acme.test");
    expect((await google(narrow, `${drive}/files`)).body.files).toEqual([]);
    expect((await google(token, `${drive}/files?q=nonsense`)).status).toBe(400);
  });
});
