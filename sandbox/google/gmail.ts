import { Hono, type Context, type MiddlewareHandler } from "hono";
import { z } from "zod";
import { parseJson } from "../fields";
import { requireScope, type GoogleCaller, type GoogleEnv } from "./caller";
import { toMailTest } from "./mail-query";
import type { Mail } from "./mail-seed";
import { addressesOf, headerOf, parseMail } from "./mime";
import { takeGooglePage } from "./paging";
import { presentMail } from "./present-mail";
import { googleProblem } from "./problem";
import { scopesOf } from "./scopes";

const full = "https://mail.google.com/";
const reading = requireScope([full, ...scopesOf("gmail", "modify", "readonly")]);
const listing = requireScope([full, ...scopesOf("gmail", "modify", "readonly", "metadata")]);
const sending = requireScope([full, ...scopesOf("gmail", "modify", "compose", "send")]);
const drafting = requireScope([full, ...scopesOf("gmail", "modify", "compose")]);
const modifying = requireScope([full, ...scopesOf("gmail", "modify")]);
const labelling = requireScope([
  full,
  ...scopesOf("gmail", "modify", "readonly", "labels", "metadata"),
]);

const systemLabels = ["INBOX", "SENT", "DRAFT", "UNREAD", "STARRED", "IMPORTANT", "SPAM", "TRASH"];
const Outgoing = z.object({ raw: z.string().min(1), threadId: z.string().optional() });
const LabelChange = z.object({
  addLabelIds: z.array(z.string()).default([]),
  removeLabelIds: z.array(z.string()).default([]),
});

const ownMailboxOnly: MiddlewareHandler<GoogleEnv> = async (c, next) => {
  const { email } = c.get("caller").user;
  if (["me", email].includes(c.req.param("user") ?? "")) return next();
  return googleProblem(c, 403, `Delegation denied for ${email}`, "forbidden");
};

/** Below `/gmail/v1/users/:user`. */
export function gmailRoutes(): Hono<GoogleEnv> {
  const app = new Hono<GoogleEnv>();

  app.use("/:user/*", ownMailboxOnly);
  app.get("/:user/profile", listing, (c) => {
    const mine = mailOf(c.get("caller"));
    return c.json({
      emailAddress: c.get("caller").user.email,
      messagesTotal: mine.length,
      threadsTotal: new Set(mine.map(({ threadId }) => threadId)).size,
      historyId: "1",
    });
  });
  app.get("/:user/messages", listing, (c) => {
    const labels = c.req.queries("labelIds") ?? [];
    const withBin = c.req.query("includeSpamTrash") === "true";
    const matches = toMailTest(c.req.query("q") ?? "");
    const found = mailOf(c.get("caller"))
      .filter(
        (mail) => withBin || !mail.labelIds.some((each) => each === "TRASH" || each === "SPAM"),
      )
      .filter((mail) => labels.every((label) => mail.labelIds.includes(label)))
      .filter(matches)
      .sort((a, b) => b.internalDate - a.internalDate);
    const { page, nextPageToken } = takeGooglePage(c, found, "maxResults");
    return c.json({
      ...(page.length > 0 && { messages: page.map(({ id, threadId }) => ({ id, threadId })) }),
      resultSizeEstimate: found.length,
      nextPageToken,
    });
  });
  app.get("/:user/messages/:id", reading, (c) => {
    const mail = findMail(c);
    if (mail === undefined) return notFound(c);
    const format = c.req.query("format") ?? "full";
    return c.json(presentMail(mail, format, c.req.queries("metadataHeaders")));
  });
  app.get("/:user/threads/:id", reading, (c) => {
    const mails = mailOf(c.get("caller")).filter((each) => each.threadId === c.req.param("id"));
    if (mails.length === 0) return notFound(c);
    const format = c.req.query("format") ?? "full";
    const messages = mails.map((each) => presentMail(each, format, undefined));
    return c.json({ id: c.req.param("id"), historyId: "1", messages });
  });
  app.post("/:user/messages/send", sending, async (c) => {
    const body = Outgoing.safeParse(parseJson(await c.req.text()));
    if (!body.success) return invalid(c, "'raw' RFC822 payload message string is required");
    const sent = store(c.get("caller"), body.data, ["SENT"]);
    if (recipientsOf(sent).length === 0) {
      discard(c.get("caller"), sent);
      return invalid(c, "Recipient address required");
    }
    return c.json(deliver(c.get("caller"), sent));
  });
  app.post("/:user/messages/:id/modify", modifying, async (c) => {
    const mail = findMail(c);
    if (mail === undefined) return notFound(c);
    const body = LabelChange.safeParse(parseJson(await c.req.text()));
    if (!body.success) return invalid(c, z.prettifyError(body.error));
    const { addLabelIds: added, removeLabelIds: removed } = body.data;
    const unknown = [...added, ...removed].find((label) => !systemLabels.includes(label));
    if (unknown !== undefined) return invalid(c, `Invalid label: ${unknown}`);
    const kept = mail.labelIds.filter((label) => !removed.includes(label));
    mail.labelIds = [...new Set([...kept, ...added])];
    c.get("caller").record("message.modified", mail.id);
    return c.json(presentMail(mail, "minimal", undefined));
  });
  app.post("/:user/drafts", drafting, async (c) => {
    const body = z.object({ message: Outgoing }).safeParse(parseJson(await c.req.text()));
    if (!body.success) return invalid(c, "'raw' RFC822 payload message string is required");
    const caller = c.get("caller");
    const mail = store(caller, body.data.message, ["DRAFT"]);
    mail.draftId = `r-${caller.nextId()}`;
    caller.record("draft.created", mail.draftId);
    return c.json({ id: mail.draftId, message: presentMail(mail, "minimal", undefined) });
  });
  app.get("/:user/drafts", drafting, (c) => {
    const drafts = mailOf(c.get("caller")).filter(({ draftId }) => draftId !== null);
    const shown = drafts.map(({ draftId, id, threadId }) => ({
      id: draftId,
      message: { id, threadId },
    }));
    return c.json({ drafts: shown, resultSizeEstimate: drafts.length });
  });
  app.post("/:user/drafts/send", drafting, async (c) => {
    const caller = c.get("caller");
    const body = z.object({ id: z.string() }).safeParse(parseJson(await c.req.text()));
    const draft = mailOf(caller).find(
      ({ draftId }) => draftId !== null && draftId === body.data?.id,
    );
    if (draft === undefined) return notFound(c);
    if (recipientsOf(draft).length === 0) return invalid(c, "Recipient address required");
    draft.draftId = null;
    draft.labelIds = ["SENT"];
    return c.json(deliver(caller, draft));
  });
  app.get("/:user/labels", labelling, (c) =>
    c.json({ labels: systemLabels.map((name) => ({ id: name, name, type: "system" })) }),
  );
  return app;
}

function mailOf({ data, user }: GoogleCaller): Mail[] {
  return data.mail.filter(({ mailbox }) => mailbox === user.email);
}

function findMail(c: Context<GoogleEnv>): Mail | undefined {
  return mailOf(c.get("caller")).find(({ id }) => id === c.req.param("id"));
}

/** Puts a message into the caller's own mailbox; Gmail sets From, Date and Message-ID itself. */
function store(
  caller: GoogleCaller,
  { raw, threadId }: z.infer<typeof Outgoing>,
  labels: string[],
) {
  const { data, user } = caller;
  const { headers, body } = parseMail(Buffer.from(raw, "base64url").toString());
  const id = caller.nextId();
  const now = new Date();
  const own = ["from", "date", "message-id"];
  const thread = mailOf(caller).find((each) => each.threadId === threadId)?.threadId;
  const mail: Mail = {
    id,
    threadId: thread ?? id,
    mailbox: user.email,
    labelIds: labels,
    headers: [
      ["From", headerOf(headers, "From") ?? `${user.name} <${user.email}>`],
      ...headers.filter(([name]) => !own.includes(name.toLowerCase())),
      ["Date", now.toUTCString()],
      ["Message-ID", `<${id}@mail.acme.test>`],
    ],
    body,
    internalDate: now.getTime(),
    draftId: null,
  };
  data.mail.push(mail);
  return mail;
}

/** Copies a sent message to those recipients whose mailboxes are here. */
function deliver(caller: GoogleCaller, sent: Mail) {
  const { data } = caller;
  for (const mailbox of recipientsOf(sent)) {
    if (!data.users.some(({ email }) => email === mailbox)) continue;
    const id = caller.nextId();
    const headers = sent.headers.filter(([name]) => name.toLowerCase() !== "bcc");
    data.mail.push({ ...sent, id, threadId: id, mailbox, headers, labelIds: ["INBOX", "UNREAD"] });
  }
  caller.record("message.sent", sent.id);
  return presentMail(sent, "minimal", undefined);
}

function discard({ data }: GoogleCaller, mail: Mail): void {
  data.mail = data.mail.filter((each) => each !== mail);
}

function recipientsOf({ headers }: Mail): string[] {
  const all = ["To", "Cc", "Bcc"].flatMap((name) => addressesOf(headerOf(headers, name)));
  return [...new Set(all)];
}

function notFound(c: Context): Response {
  return googleProblem(c, 404, "Requested entity was not found.", "notFound");
}

function invalid(c: Context, message: string): Response {
  return googleProblem(c, 400, message, "invalidArgument");
}
