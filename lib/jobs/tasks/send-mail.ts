import { mailNotification } from "@/lib/notifications/mail-notification";
import type { Task } from "../task";

export const sendMail: Task<"send_mail"> = ({ organizationId, notificationId }) =>
  mailNotification(organizationId, notificationId);
