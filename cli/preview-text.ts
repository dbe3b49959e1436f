import { count } from "./output";
import { safeText } from "./safe-text";
import type { Schema } from "./schema";

type Preview = Schema<"ChangePreview">;

const signs = { lose: "-", gain: "+", switch: "~", same: "=" } as const;

/** What a change would do, line by line. */
export const previewLines = (preview: Preview): string[] =>
  [
    ...preview.lines.filter(({ kind }) => kind !== "same").map(lineText),
    ...preview.connections.map(({ accountName, provider, kept }) =>
      kept === null
        ? `- ${accountName} (${provider}) ends`
        : `= ${accountName} (${provider}) stays: ${kept}`,
    ),
    ...(preview.addresses
      ? [`~ address ${preview.addresses.before} becomes ${preview.addresses.after}`]
      : []),
    ...preview.notes,
  ].map(safeText);

function lineText(line: Preview["lines"][number]): string {
  const { kind, integration, fromAccount, toAccount, tools, toolsLost, agents, agentNames } = line;
  const accounts = [fromAccount, toAccount].filter((name) => name !== null);
  const others = agents - agentNames.length;
  return [
    `${signs[kind]} ${integration.name}`,
    ...(accounts.length > 0 ? [`(${[...new Set(accounts)].join(" → ")})`] : []),
    `${count(tools, "tool")}${toolsLost > 0 ? ` (${toolsLost} lost)` : ""}`,
    `for ${count(agents, "agent")}: ${agentNames.join(", ")}${others > 0 ? ` and ${others} more` : ""}`,
  ].join(" ");
}
