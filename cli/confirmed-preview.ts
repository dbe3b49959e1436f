import { answer } from "./client";
import { confirm } from "./confirm";
import type { Context } from "./context";
import { note } from "./output";
import { previewLines } from "./preview-text";
import type { paths } from "./generated/openapi";

/** A change to look at first, as the server takes it. */
export type PlannedChange =
  paths["/nodes/{node}/preview"]["post"]["requestBody"]["content"]["application/json"];

/**
 * Shows what a change would do, asks, and returns the digest of what was confirmed: the server refuses
 * the change if something else would happen by then. An agent's own changes reach only itself.
 */
export async function confirmedPreview(
  { client, principal, yes }: Context,
  { node, change, question }: { node: string; change: PlannedChange; question: string },
): Promise<{ previewDigest?: string }> {
  if (principal.kind === "agent") return {};
  const preview = await answer(
    client.POST("/nodes/{node}/preview", { params: { path: { node } }, body: change }),
  );
  const lines = previewLines(preview);
  if (lines.length > 0) note(lines.join("\n"));
  await confirm(question, { yes });
  return { previewDigest: preview.digest };
}
