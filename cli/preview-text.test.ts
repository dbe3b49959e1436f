import { expect, test } from "vitest";
import { previewLines } from "./preview-text";
import type { Schema } from "./schema";

const line = {
  integration: { id: "github", name: "GitHub", icon: null },
  fromAccount: null,
  toAccount: null,
  tools: 3,
  destructiveTools: 0,
  toolsLost: 0,
  lacks: [],
  agents: 3,
  agentNames: ["Scout", "Writer"],
};
const preview: Schema<"ChangePreview"> = {
  lines: [
    { ...line, kind: "lose", fromAccount: "octo" },
    { ...line, kind: "switch", fromAccount: "octo", toAccount: "acme", toolsLost: 1 },
    { ...line, kind: "same" },
  ],
  agents: 3,
  connections: [
    { id: "1", accountName: "octo", provider: "GitHub", kept: null },
    { id: "2", accountName: "acme", provider: "GitHub", kept: "Website uses it." },
  ],
  addresses: null,
  deleted: null,
  notes: ["A\u001B[2J note."],
  digest: "x",
};

test("says who loses and switches what, which accounts end, and nothing of what stays the same", () => {
  expect(previewLines(preview)).toEqual([
    "- GitHub (octo) 3 tools for 3 agents: Scout, Writer and 1 more",
    "~ GitHub (octo → acme) 3 tools (1 lost) for 3 agents: Scout, Writer and 1 more",
    "- octo (GitHub) ends",
    "= acme (GitHub) stays: Website uses it.",
    "A [2J note.",
  ]);
});
