import type { Context } from "hono";
import { html } from "hono/html";
import { sendPage } from "../page";
import type { ChatBot, ChatConversation, ChatMessage, ChatPerson, ChatPlatform } from "./platform";
import { chatScript } from "./script";
import { chatStyle } from "./style";

export type ChatView = {
  platform: ChatPlatform;
  bots: readonly ChatBot[];
  bot: ChatBot | undefined;
  people: readonly ChatPerson[];
  person: ChatPerson | undefined;
  conversations: readonly ChatConversation[];
  conversation: ChatConversation | undefined;
  messages: readonly ChatMessage[];
  /** The message that is being answered. */
  thread: string | null;
  /** What was typed and not taken. */
  text?: string;
  problem?: string;
};

/** Lists the platforms and who can be reached on each. */
export function chatsPage(c: Context, platforms: readonly ChatPlatform[]): Promise<Response> {
  const items = platforms.map((platform) => {
    const bots = platform.bots();
    return html`<li>
      <a href="/chat/${platform.id}">${platform.name}</a>
      <small>${bots.length === 0 ? noBots : bots.map(({ name }) => name).join(", ")}</small>
    </li>`;
  });
  return sendPage(c, {
    title: "Talk to an agent",
    ownStyle: chatStyle,
    body: html`<h1>Talk to an agent</h1>
      <p>Be somebody who writes to an agent, and see its answer come back.</p>
      <ul class="places">
        ${items}
      </ul>
      <p><a href="/">All about this sandbox</a></p>`,
  });
}

/** One conversation with one bot, with a field to write in. It keeps itself up to date. */
export function chatPage(c: Context, view: ChatView): Promise<Response> {
  const { platform, bot, conversation, problem } = view;
  const name = `Sandbox ${platform.name}`;
  return sendPage(c, {
    title: `${problem === undefined ? "" : "Error: "}${conversation?.name ?? "Talk"} – ${name}`,
    status: problem === undefined ? 200 : 400,
    formTarget: "self",
    ownStyle: chatStyle,
    ownScript: chatScript,
    body: html`<h1>${name}</h1>
      ${
        bot === undefined
          ? html`<p data-live="empty">${noBots}</p>`
          : html`<div class="chat">
              <nav data-live="nav" aria-label="Conversations">
                ${list("Bots", view, view.bots, "bot", bot.id)}
                ${list("Conversations", view, view.conversations, "conversation", conversation?.id)}
              </nav>
              ${conversation === undefined ? html`<p>No conversation yet.</p>` : talk(view)}
              ${actionsOf(view)}
            </div>`
      }
      <p><a href="/chat">All platforms</a></p>`,
  });
}

const noBots = "No agent has a bot here yet. Connect one, and it shows up.";

function list(
  title: string,
  view: ChatView,
  items: readonly (ChatBot | ChatConversation)[],
  field: "bot" | "conversation",
  current: string | undefined,
) {
  return html`<h2>${title}</h2>
    <ul>
      ${items.map(
        ({ id, name, detail }) =>
          html`<li>
            <a
              href="${addressOf(view, { [field]: id })}"
              ${id === current ? html`aria-current="page"` : ""}
              >${name}${detail === undefined ? "" : html`<small>${detail}</small>`}</a
            >
          </li>`,
      )}
    </ul>`;
}

function talk(view: ChatView) {
  const { platform, bot, conversation, messages, thread, problem } = view;
  const answered = messages.find(({ id }) => id === thread);
  const verb = platform.verb?.(bot?.id ?? "", conversation?.id ?? "") ?? "Write";
  return html`<section aria-label="${conversation?.name ?? ""}">
    <ol id="messages" data-live="messages" role="log" aria-live="polite" tabindex="0">
      ${messages.map((message) => item(view, message))}
      ${messages.length === 0 ? html`<li class="none">Nothing was said here yet.</li>` : ""}
    </ol>
    ${
      conversation?.isOpen === false
        ? html`<p>Nothing can be said here.</p>`
        : html`<form method="post" action="/chat/${platform.id}">
            ${hidden(view)}
            ${
              answered === undefined
                ? ""
                : html`<p class="thread">
                    In the thread of “${answered.text}”.
                    <a href="${addressOf(view, { thread: undefined })}">Leave the thread</a>
                  </p>`
            }
            <div class="field">
              <label for="person">As</label>
              <select id="person" name="person">
                ${view.people.map(
                  ({ id, name }) =>
                    html`<option value="${id}" ${id === view.person?.id ? "selected" : ""}>
                      ${name}
                    </option>`,
                )}
              </select>
            </div>
            <div class="field">
              <label for="text">${verb}</label>
              <input
                id="text"
                name="text"
                type="text"
                autocomplete="off"
                maxlength="4000"
                value="${view.text ?? ""}"
                required
                autofocus
                ${problem === undefined ? "" : html`aria-invalid="true" aria-describedby="problem"`}
              />
              ${problem === undefined ? "" : html`<p class="problem" id="problem">${problem}</p>`}
            </div>
            <div class="actions"><button class="primary" type="submit">Send</button></div>
          </form>`
    }
  </section>`;
}

function actionsOf(view: ChatView) {
  const actions = view.platform.actions?.(view.bot?.id ?? "", view.conversation?.id) ?? [];
  if (actions.length === 0) return "";
  return html`<form class="more" method="post" action="/chat/${view.platform.id}">
    ${hidden(view)}<input type="hidden" name="person" value="${view.person?.id ?? ""}" />
    ${actions.map(
      ({ id, label }) => html`<button type="submit" name="do" value="${id}">${label}</button>`,
    )}
  </form>`;
}

const hidden = ({ bot, conversation, thread }: ChatView) =>
  html`<input type="hidden" name="bot" value="${bot?.id ?? ""}" />
    <input type="hidden" name="conversation" value="${conversation?.id ?? ""}" />
    <input type="hidden" name="thread" value="${thread ?? ""}" />`;

function item(view: ChatView, { id, author, isBot, text, at, thread, notes = [] }: ChatMessage) {
  const time = at.toISOString();
  return html`<li class="${isBot ? "bot" : ""} ${thread ? "reply" : ""}">
    <span class="author"
      >${author}${isBot ? html` <span class="tag">app</span>` : ""}
      <time datetime="${time}">${time.slice(11, 16)}</time></span
    >
    <span class="text">${text}</span>
    ${notes.map((note) => html`<small>${note}</small>`)}
    ${
      thread === undefined
        ? ""
        : html`<a class="answer" href="${addressOf(view, { thread: thread ?? id })}"
            >Answer in thread</a
          >`
    }
  </li>`;
}

function addressOf(
  { platform, bot, conversation, person }: ChatView,
  changes: Partial<Record<"bot" | "conversation" | "thread", string | undefined>>,
): string {
  const all = {
    bot: bot?.id,
    // Another bot has other conversations.
    conversation: changes.bot === undefined ? conversation?.id : undefined,
    person: person?.id,
    ...changes,
  };
  const given = Object.entries(all).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return `/chat/${platform.id}?${new URLSearchParams(given).toString()}`;
}
