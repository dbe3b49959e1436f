import "server-only";
import { inOrganization, type Tx, type Directory } from "@/lib/db";
import { publicOrigin } from "@/lib/env";
import { isMailOn, sendMail } from "@/lib/mail/send";
import { viewNotifications } from "./notification";

/**
 * Mails what a person was told to the person, once, with the rights that the person has now. Whoever
 * left the organization gets no mail.
 */
export async function mailNotification(organizationId: string, id: string): Promise<void> {
  if (!isMailOn()) return;
  const letter = await inOrganization(organizationId, (tx) => compose(tx, organizationId, id));
  if (!letter) return;
  await sendMail(letter);
  await inOrganization(organizationId, (tx) =>
    tx.notification.updateMany({
      where: { organizationId, id, mailedAt: null },
      data: { mailedAt: new Date() },
    }),
  );
}

async function compose(tx: Tx & Directory, organizationId: string, id: string) {
  const row = await tx.notification.findFirst({ where: { organizationId, id, mailedAt: null } });
  if (!row) return undefined;
  const { userId } = row;
  const isMember = await tx.membership.findFirst({
    where: { organizationId, userId },
    select: { id: true },
  });
  const person = await tx.user.findUnique({ where: { id: userId }, select: { email: true } });
  const [news] = await viewNotifications(tx, organizationId, userId, [row]);
  if (!isMember || !person || !news) return undefined;
  const organization = await tx.node.findFirstOrThrow({
    where: { organizationId, id: organizationId },
    select: { name: true },
  });
  return {
    to: person.email,
    subject: news.subject,
    text: news.text,
    ...(news.href !== null && {
      link: { href: publicOrigin() + news.href, words: "Open it in Alfe Integrations" },
    }),
    reason: `You get this because it concerns you in ${organization.name}. The bell in Alfe Integrations shows all of it.`,
  };
}
