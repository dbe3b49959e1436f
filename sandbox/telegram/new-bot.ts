import type { Context, Hono } from "hono";
import { html } from "hono/html";
import type { SandboxEnv } from "../fault-answer";
import { readFields } from "../fields";
import { sendPage } from "../page";
import type { Sandbox } from "../sandbox";
import { findByUsername, makeManagedBot } from "./bots";
import type { TelegramBot } from "./seed";
import { tellManager } from "./updates";

type Wanted = { name: string; username: string; problem?: string };

/** What Telegram shows when somebody follows a manager bot's link: they confirm a bot of their own. */
export function mountNewBot(app: Hono<SandboxEnv>, sandbox: Sandbox): void {
  const path = "/t.me/newbot/:manager/:username";
  app.get(path, (c) => {
    const manager = managerOf(sandbox, c.req.param("manager"));
    if (manager === undefined) return noManager(c);
    const username = c.req.param("username");
    return form(c, sandbox, manager, { name: c.req.query("name") ?? username, username });
  });
  app.post(path, async (c) => {
    const site = c.req.header("sec-fetch-site");
    const manager = managerOf(sandbox, c.req.param("manager"));
    if (manager === undefined || (site !== undefined && site !== "same-origin"))
      return noManager(c);
    const data = sandbox.store.state.telegram;
    const { name = "", username = "", owner } = await readFields(c);
    const problem = problemOf(username, findByUsername(data, username));
    if (problem !== undefined) return form(c, sandbox, manager, { name, username, problem });
    const user = data.users.find(({ id }) => String(id) === owner) ?? data.users[0];
    if (user === undefined) return noManager(c);
    const made = { firstName: name.trim() || username, username, ownerId: user.id };
    const bot = makeManagedBot(data, manager, made);
    sandbox.store.record("telegram", bot.username, "bot.made", bot.id);
    tellManager(sandbox, manager, bot, user);
    return sendPage(c, {
      title: `@${username} is made`,
      body: html`<h1>@${username} is made</h1>
        <p>@${manager.username} runs it for you. You can close this page.</p>
        <p><a href="/chat/telegram?bot=${String(bot.id)}">Talk to it</a></p>`,
    });
  });
}

const managerOf = ({ store }: Sandbox, username: string): TelegramBot | undefined => {
  const bot = findByUsername(store.state.telegram, username);
  return bot?.isManager ? bot : undefined;
};

function problemOf(username: string, taken: TelegramBot | undefined): string | undefined {
  if (!/^(?=.{5,32}$)[a-z]\w*bot$/i.test(username))
    return "A user name has 5 to 32 letters, digits and underscores, and ends in bot.";
  return taken === undefined ? undefined : "This user name is taken.";
}

const noManager = (c: Context): Promise<Response> =>
  sendPage(c, {
    title: "No such manager bot",
    status: 404,
    body: html`<h1>There is no such manager bot</h1>
      <p>It does not exist, or its Bot Management Mode is off.</p>`,
  });

const form = (
  c: Context,
  { store }: Sandbox,
  manager: TelegramBot,
  { name, username, problem }: Wanted,
): Promise<Response> =>
  sendPage(c, {
    title: `${problem === undefined ? "" : "Error: "}New bot`,
    status: problem === undefined ? 200 : 400,
    formTarget: "self",
    body: html`<h1>Create a bot?</h1>
      <p>@${manager.username} asks to create a bot for you. It will run it; you own it.</p>
      <form method="post">
        <div class="field">
          <label for="name">Name</label>
          <input id="name" name="name" type="text" maxlength="64" value="${name}" required />
        </div>
        <div class="field">
          <label for="username">User name</label>
          <input id="username" name="username" type="text" value="${username}" required />
          ${problem === undefined ? "" : html`<p class="problem">${problem}</p>`}
        </div>
        <fieldset>
          <legend>You are</legend>
          ${store.state.telegram.users.map(
            ({ id, firstName, lastName }, index) =>
              html`<label>
                <input
                  type="radio"
                  name="owner"
                  value="${String(id)}"
                  ${index === 0 ? "checked" : ""}
                />
                <span>${firstName} ${lastName}</span>
              </label>`,
          )}
        </fieldset>
        <div class="actions"><button class="primary" type="submit">Create</button></div>
      </form>`,
  });
