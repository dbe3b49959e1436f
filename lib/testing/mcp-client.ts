import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import { Client as FormerClient } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport as FormerTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";

/** What a tool answered: its words, and its data. */
export type McpAnswer = { isError: boolean; text: string; data: Record<string, unknown> };

/** What an agent's program does with any client. */
export type McpClient = {
  revision: string | undefined;
  tools: () => Promise<string[]>;
  call: (name: string, args?: Record<string, unknown>) => Promise<McpAnswer>;
  close: () => Promise<void>;
};

const about = { name: "test", version: "1.0.0" };

const bearer = (key: string) => ({ requestInit: { headers: { authorization: `Bearer ${key}` } } });

function toAnswer(answer: object): McpAnswer {
  const { isError, content, structuredContent } = answer as Record<string, unknown>;
  const blocks = (content ?? []) as { text?: string }[];
  return {
    isError: isError === true,
    text: blocks.map(({ text }) => text ?? "").join("\n"),
    data: (structuredContent ?? {}) as Record<string, unknown>,
  };
}

/** The client of the newest revision; `open` is the person whom it asks to open links. */
export async function connectModern(
  url: string,
  key: string,
  open?: (link: string) => Promise<"accept" | "decline" | "cancel">,
): Promise<McpClient & { client: Client }> {
  const client = new Client(about, {
    versionNegotiation: { mode: "auto" },
    ...(open && { capabilities: { elicitation: { url: {} } } }),
  });
  if (open)
    client.setRequestHandler("elicitation/create", async ({ params }) => ({
      action: params.mode === "url" ? await open(params.url) : "decline",
    }));
  await client.connect(new StreamableHTTPClientTransport(new URL(url), bearer(key)));
  return {
    client,
    revision: client.getNegotiatedProtocolVersion(),
    tools: async () => (await client.listTools()).tools.map(({ name }) => name),
    call: async (name, args = {}) => toAnswer(await client.callTool({ name, arguments: args })),
    close: () => client.close(),
  };
}

/** The client of the generation before, as it is published. */
export async function connectFormer(
  url: string,
  key: string,
  capabilities: { elicitation?: { url: Record<string, never> } } = {},
): Promise<McpClient> {
  const client = new FormerClient(about, { capabilities });
  const transport = new FormerTransport(new URL(url), bearer(key));
  await client.connect(transport);
  return {
    revision: transport.protocolVersion,
    tools: async () => (await client.listTools()).tools.map(({ name }) => name),
    call: async (name, args = {}) => toAnswer(await client.callTool({ name, arguments: args })),
    close: () => client.close(),
  };
}
