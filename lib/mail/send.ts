import "server-only";
import { createTransport, type Transporter } from "nodemailer";
import { env, publicOrigin } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { type MailText, toHtml, toPlainText } from "./mail-text";

export type Mail = MailText & { to: string; subject: string };

let transport: Transporter | undefined;

/** Whether the operator has set up a mail server. */
export const isMailOn = (): boolean => env().SMTP_URL !== undefined;

/**
 * Hands a mail to the operator's mail server. Fails where that does not take it: a caller who has
 * something else to show tells that no mail went out, a task is tried again.
 */
export async function sendMail({ to, subject, ...text }: Mail): Promise<void> {
  const { SMTP_URL: url, ALFE_MAIL_FROM: from } = env();
  if (!url) throw new AppError("conflict", "This server sends no mail: its operator set up none.");
  transport ??= createTransport({
    url,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
    // Nothing that a mail says is read from a file or fetched.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    await transport.sendMail({
      from: from ?? `Alfe Integrations <no-reply@${new URL(publicOrigin()).hostname}>`,
      to: { name: "", address: to },
      subject: oneLine(subject),
      text: toPlainText(text),
      html: toHtml(text),
    });
  } catch (cause) {
    throw new AppError("unavailable", "The mail server did not take the mail.", { cause });
  }
}

/** Names that people chose may hold anything; a header is one line. */
const oneLine = (text: string) => text.replaceAll(/\p{Cc}+/gu, " ").slice(0, 200);
