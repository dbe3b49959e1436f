import { publicOrigin } from "@/lib/env";
import { logWarning } from "@/lib/log";
import { isMailOn, sendMail } from "@/lib/mail/send";
import type { ConnectLink } from "./link-view";

/**
 * Sends a link by mail where a mail server is set up. At once and not by the queue: its address is
 * known only now and stands nowhere in clear. Whoever sent it has the address where this fails.
 */
export async function mailLink(link: ConnectLink, to: string, url: string): Promise<boolean> {
  if (!isMailOn()) return false;
  const { sentBy, integration, provider, node, note } = link;
  const until = link.expiresAt.slice(0, 16).replace("T", ", ");
  try {
    await sendMail({
      to,
      subject: `${sentBy.name} asks you to connect ${provider.name}`,
      text: [
        `${sentBy.name} asks you to connect a ${provider.name} account for ${node.name}, so that it can use ${integration.name}.`,
        ...(note === "" ? [] : [`They write: ${note}`]),
        `The link works once, for ${to} only, until ${until} UTC.`,
      ].join("\n\n"),
      link: { href: new URL(url, publicOrigin()).href, words: `Connect ${provider.name}` },
      reason:
        "You get this because somebody wrote down your address. Without the link being used nothing happens.",
    });
    return true;
  } catch (cause) {
    logWarning("a connect link was not mailed", {
      link: link.id,
      cause: cause instanceof Error ? cause.message : "unknown",
    });
    return false;
  }
}
