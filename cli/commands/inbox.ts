import { Command } from "commander";
import { inboxAckCommand } from "./inbox/ack";
import { inboxReadCommand } from "./inbox/read";
import { inboxWebhookCommand } from "./inbox/webhook";

export const inboxCommand = (): Command =>
  new Command("inbox")
    .description("what people write and say to an agent on its channels")
    .addCommand(inboxReadCommand())
    .addCommand(inboxAckCommand())
    .addCommand(inboxWebhookCommand());
