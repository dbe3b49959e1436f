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
    { id: "env", label: ".env", code: `ALFE_URL=${origin}\nALFE_KEY=${key ?? ""}` },
  ];
}

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
