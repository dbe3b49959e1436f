import { randomUUID } from "node:crypto";
import type { NotionCaller } from "./caller";
import { completeRichText } from "./present";
import type { NotionBlock } from "./seed";

const knownTypes = [
  ...["paragraph", "heading_1", "heading_2", "heading_3", "bulleted_list_item"],
  ...["numbered_list_item", "to_do", "toggle", "quote", "callout", "code", "divider", "bookmark"],
];

/** Adds blocks that a client sent below a parent; a string says what is wrong with them. */
export function appendBlocks(
  { workspace }: NotionCaller,
  parent: string,
  children: unknown,
  after?: unknown,
): NotionBlock[] | string {
  if (!Array.isArray(children)) return "body.children should be an array.";
  if (children.length > 100) return "body.children.length should be ≤ 100.";
  const made: NotionBlock[] = [];
  const problem = readBlocks(parent, children, "body.children", made);
  if (problem !== undefined) return problem;
  const at = workspace.blocks.findIndex(({ id }) => id === after);
  if (after !== undefined && at < 0) return "body.after is not a block here.";
  workspace.blocks.splice(after === undefined ? workspace.blocks.length : at + 1, 0, ...made);
  return made.filter((block) => block.parent === parent);
}

function readBlocks(
  parent: string,
  children: unknown[],
  path: string,
  made: NotionBlock[],
): string | undefined {
  for (const [index, child] of children.entries()) {
    const given = typeof child === "object" && child !== null ? { ...child } : {};
    const [type, content] = findContent(given);
    const place = `${path}[${String(index)}]`;
    if (type === undefined || content === undefined)
      return `${place} should be a block with one of: ${knownTypes.join(", ")}.`;
    const { children: inner, ...own } = content;
    if ("rich_text" in own && !Array.isArray(own.rich_text))
      return `${place}.${type}.rich_text should be an array.`;
    const now = new Date().toISOString();
    const block: NotionBlock = {
      id: randomUUID(),
      parent,
      type,
      content: {
        ...own,
        ...("rich_text" in own && { rich_text: completeRichText(own.rich_text) }),
      },
      archived: false,
      createdTime: now,
      editedTime: now,
    };
    made.push(block);
    const problem = Array.isArray(inner)
      ? readBlocks(block.id, inner, `${place}.${type}.children`, made)
      : undefined;
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function findContent(
  block: Record<string, unknown>,
): [type?: string, content?: Record<string, unknown>] {
  const type = knownTypes.find((each) => each in block);
  const content = type === undefined ? undefined : block[type];
  return typeof content === "object" && content !== null ? [type, { ...content }] : [type];
}
