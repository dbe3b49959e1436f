import type { NotionCaller } from "./caller";
import {
  toRichText,
  type NotionBlock,
  type NotionDatabase,
  type NotionPage,
  type NotionWorkspace,
} from "./seed";

type RichText = { plain_text?: string; text?: { content?: string } };

export function presentPage({ workspace }: NotionCaller, page: NotionPage) {
  return {
    object: "page",
    id: page.id,
    created_time: page.createdTime,
    last_edited_time: page.editedTime,
    created_by: partialUser(workspace),
    last_edited_by: partialUser(workspace),
    cover: null,
    icon: page.icon === null ? null : { type: "emoji", emoji: page.icon },
    parent: presentParent(page.parent),
    archived: page.archived,
    in_trash: page.archived,
    properties: page.properties,
    url: `https://www.notion.so/${page.id.replaceAll("-", "")}`,
    public_url: null,
  };
}

export function presentDatabase({ workspace }: NotionCaller, database: NotionDatabase) {
  return {
    object: "database",
    id: database.id,
    created_time: database.createdTime,
    last_edited_time: database.createdTime,
    created_by: partialUser(workspace),
    title: toRichText(database.title),
    description: [],
    icon: null,
    cover: null,
    is_inline: false,
    archived: false,
    in_trash: false,
    parent: { type: "page_id", page_id: database.parent },
    properties: Object.fromEntries(
      Object.entries(database.properties).map(([name, { type, options }]) => [
        name,
        {
          id: type === "title" ? "title" : name.toLowerCase().slice(0, 4),
          name,
          type,
          [type]: options === undefined ? {} : { options: options.map((each) => ({ name: each })) },
        },
      ]),
    ),
    url: `https://www.notion.so/${database.id.replaceAll("-", "")}`,
  };
}

export function presentBlock({ workspace }: NotionCaller, block: NotionBlock) {
  const isPageParent = workspace.pages.some(({ id }) => id === block.parent);
  return {
    object: "block",
    id: block.id,
    parent: isPageParent
      ? { type: "page_id", page_id: block.parent }
      : { type: "block_id", block_id: block.parent },
    created_time: block.createdTime,
    last_edited_time: block.editedTime,
    created_by: partialUser(workspace),
    last_edited_by: partialUser(workspace),
    has_children: workspace.blocks.some((each) => each.parent === block.id && !each.archived),
    archived: block.archived,
    in_trash: block.archived,
    type: block.type,
    [block.type]: block.content,
  };
}

export function presentUser(user: NotionWorkspace["users"][number]) {
  const { id, name, email } = user;
  return { object: "user", id, name, avatar_url: null, type: "person", person: { email } };
}

export function presentBot(workspace: NotionWorkspace) {
  const owner = workspace.users[0];
  return {
    object: "user",
    id: workspace.botId,
    name: "Alfe Integrations",
    avatar_url: null,
    type: "bot",
    bot: {
      owner: { type: "user", user: owner && presentUser(owner) },
      workspace_id: workspace.id,
      workspace_name: workspace.name,
    },
  };
}

export function titleOf(page: NotionPage): string {
  const value = Object.values(page.properties).find(({ type }) => type === "title")?.title;
  return Array.isArray(value) ? value.map((part: RichText) => plainText(part)).join("") : "";
}

/** Fills in what Notion adds to rich text that a client sent. */
export function completeRichText(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  return value.map((part: RichText) => ({
    type: "text",
    annotations: {
      bold: false,
      italic: false,
      strikethrough: false,
      underline: false,
      code: false,
      color: "default",
    },
    href: null,
    ...part,
    plain_text: plainText(part),
  }));
}

function plainText(part: RichText): string {
  return part.plain_text ?? part.text?.content ?? "";
}

function partialUser({ botId }: NotionWorkspace) {
  return { object: "user", id: botId };
}

function presentParent(parent: NotionPage["parent"]) {
  if (parent === null) return { type: "workspace", workspace: true };
  return parent.kind === "page"
    ? { type: "page_id", page_id: parent.id }
    : { type: "database_id", database_id: parent.id };
}
