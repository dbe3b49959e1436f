"use client";

import { CodeSnippet } from "@/components/code-snippet";
import { EmptyState } from "@/components/empty-state";
import { useOrigin } from "@/components/integrations/origin-hook";

/** Before the first call: how an agent makes one. */
export function FirstCall({ node }: { node: { kind: string; name: string } }) {
  const origin = useOrigin();
  if (node.kind !== "agent")
    return (
      <EmptyState title={`No agent at ${node.name} has called a tool yet.`}>
        Every call of an agent, and every try by a person, is listed here.
      </EmptyState>
    );
  return (
    <div className="flex flex-col gap-3">
      <EmptyState title={`${node.name} has not called a tool yet.`}>
        It lists its tools and calls them with its key, over MCP or like this:
      </EmptyState>
      <CodeSnippet
        label={`Call a tool as ${node.name}`}
        snippets={[
          { id: "list", label: "List tools", code: listTools(origin) },
          { id: "call", label: "Call one", code: callOne(origin) },
        ]}
      />
    </div>
  );
}

const listTools = (origin: string): string =>
  `curl ${origin}/api/v1/nodes/self/tools \\
  -H "Authorization: Bearer $ALFE_KEY"`;

const callOne = (origin: string): string =>
  `curl -X POST ${origin}/api/v1/nodes/self/tools/github_list_issues/call \\
  -H "Authorization: Bearer $ALFE_KEY" \\
  -H "Content-Type: application/json" \\
  -d '{"arguments":{"repository":"octocat/hello-world"}}'`;
