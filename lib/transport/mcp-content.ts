import type { ContentBlock as McpContentBlock } from "@modelcontextprotocol/server";
import type { ContentBlock } from "@/lib/integrations/tool-content";

/** A piece of a tool's answer as it is sent. */
export function toMcpContent(block: ContentBlock): McpContentBlock {
  if (block.type !== "resource") return block;
  const { uri, mimeType, text = "", blob } = block.resource;
  const about = { uri, ...(mimeType !== undefined && { mimeType }) };
  return {
    type: "resource",
    resource: blob === undefined ? { ...about, text } : { ...about, blob },
  };
}
