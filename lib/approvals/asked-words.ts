import { getIntegration } from "@/lib/integrations/catalog";
import { askedNumberWords } from "@/lib/phone/numbers/asked-number";
import { findTool } from "@/lib/tools/find-tool";
import type { Asked } from "./asked";
import { Raise, raiseWords } from "./raise";

/** What an agent wants to do, after "wants to": "create refund at Stripe", "install GitHub". */
export function askedWords({
  kind,
  operation,
  integration,
  tool,
  input,
}: Pick<Asked, "kind" | "operation" | "integration" | "tool" | "input">): string {
  if (kind === "budget") return raiseWords(Raise.parse(input));
  const { name } = getIntegration(integration);
  if (kind === "call") {
    const title = findTool(tool ?? "")?.tool.title ?? tool ?? "call a tool";
    return `${title.charAt(0).toLowerCase()}${title.slice(1)} at ${name}`;
  }
  if (operation === "disconnect_connection") return `disconnect an account of ${name}`;
  if (operation === "update_connection") return `change an account of ${name}`;
  if (operation === "provision_number")
    return askedNumberWords(input) ?? `get a phone number for ${name}`;
  if (kind === "connect") return `connect an account for ${name}`;
  return `${kind} ${name}`;
}
