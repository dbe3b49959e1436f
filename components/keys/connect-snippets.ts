import type { Snippet } from "@/components/code-snippet";

const inEnvironment = { json: "${ALFE_KEY}", shell: "$ALFE_KEY" };

/**
 * How an agent is connected, in each dialect. Without a key it is taken from the environment, so that
 * the text may be kept anywhere.
 */
export function agentSnippets(origin: string, key?: string): Snippet[] {
  const server = {
    url: `${origin}/mcp`,
    headers: { Authorization: `Bearer ${key ?? inEnvironment.json}` },
  };
  return [
    {
      id: "mcp",
      label: "MCP",
      code: JSON.stringify({ mcpServers: { alfe: server } }, null, 2),
    },
    {
      id: "rest",
      label: "REST",
      code: `curl ${origin}/api/v1/nodes/self/tools \\\n  -H "Authorization: Bearer ${key ?? inEnvironment.shell}"`,
    },
    {
      id: "cli",
      label: "CLI",
      code:
        `export ALFE_URL=${origin}\n` +
        (key === undefined ? "" : `export ALFE_KEY=${key}\n`) +
        "npx alfe tool list",
    },
    { id: "inbox", label: "Inbox", code: inboxCode(origin, key ?? inEnvironment.shell) },
    { id: "env", label: ".env", code: `ALFE_URL=${origin}\nALFE_KEY=${key ?? ""}` },
  ];
}

/** How an agent hears what people say to it: three ways, of which it takes one. */
const inboxCode = (origin: string, key: string): string =>
  [
    "# REST: answers as soon as somebody writes, at the latest after 25 s.",
    `curl "${origin}/api/v1/nodes/self/inbox?waitSeconds=25" \\\n  -H "Authorization: Bearer ${key}"`,
    "# What was read is read again until it is acknowledged, with the cursor of the answer.",
    `curl ${origin}/api/v1/nodes/self/inbox/acknowledge \\\n  -H "Authorization: Bearer ${key}" \\\n  -H "Content-Type: application/json" -d '{"through":"CURSOR"}'`,
    "",
    "# MCP: the tool inbox_read does both.",
    'inbox_read {"wait_seconds":25,"acknowledge":"CURSOR"}',
    "",
    "# CLI",
    "npx alfe inbox read --wait 25",
    "npx alfe inbox ack CURSOR",
  ].join("\n");

/** How a person's terminal or script uses a token. */
export const personSnippets = (origin: string, token: string): Snippet[] => [
  {
    id: "cli",
    label: "CLI",
    code: `export ALFE_URL=${origin}\nexport ALFE_TOKEN=${token}\nnpx alfe tree`,
  },
  {
    id: "rest",
    label: "REST",
    code: `curl ${origin}/api/v1/tree \\\n  -H "Authorization: Bearer ${token}"`,
  },
];

/** How a program reports what an agent uses. */
export const programSnippets = (origin: string, token: string): Snippet[] => [
  {
    id: "rest",
    label: "REST",
    code: [
      `curl ${origin}/api/v1/nodes/AGENT/usage \\`,
      `  -H "Authorization: Bearer ${token}" \\`,
      `  -H "Content-Type: application/json" \\`,
      `  -d '{"key":"run-1042","meter":"model_output_token","quantity":1200}'`,
    ].join("\n"),
  },
];
