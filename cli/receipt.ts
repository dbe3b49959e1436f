import { setTimeout as sleep } from "node:timers/promises";
import { answer } from "./client";
import type { Context } from "./context";
import { hint, print, printJson } from "./output";
import { withProgress } from "./progress";
import { safeText } from "./safe-text";
import type { Schema } from "./schema";

/** How long a clean-up is watched; what takes longer goes on without us. */
const patienceMs = 30_000;

/** Watches a removal until it is done, or has to be waited for, and shows its receipt. */
export async function followReceipt(
  context: Context,
  removed: { removalId: string },
  wait: boolean,
): Promise<void> {
  if (!wait) {
    if (context.json) printJson(removed);
    else print("Removed. What was set up outside is being cleaned up.");
    return;
  }
  const receipt = await withProgress("Cleaning up …", () => settled(context, removed.removalId));
  if (context.json) {
    printJson(receipt);
    return;
  }
  print(
    [safeText(receipt.title), ...receipt.steps.map(stepText), safeText(receipt.text)].join("\n"),
  );
  if (receipt.state === "running")
    hint(`It goes on by itself. How it stands: alfe api GET /receipts/${receipt.id}`);
}

async function settled({ client }: Context, receipt: string): Promise<Schema<"Receipt">> {
  const endsAt = Date.now() + patienceMs;
  for (;;) {
    const now = await answer(client.GET("/receipts/{receipt}", { params: { path: { receipt } } }));
    if (now.state !== "running" || Date.now() > endsAt) return now;
    await sleep(500);
  }
}

const signs: Readonly<Record<string, string>> = { done: "✓", confirmed: "✓", manual: "!" };

function stepText({ title, state, detail, link }: Schema<"Receipt">["steps"][number]): string {
  const place = link ? ` ${link.href}` : "";
  return safeText(`  ${signs[state] ?? "…"} ${title}${detail === "" ? "" : `: ${detail}`}${place}`);
}
