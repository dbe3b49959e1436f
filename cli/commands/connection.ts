import { Command } from "commander";
import { connectionDisconnectCommand } from "./connection/disconnect";
import { connectionListCommand } from "./connection/list";
import { connectionMoveCommand } from "./connection/move";
import { connectionReconnectCommand } from "./connection/reconnect";
import { connectionRenameCommand } from "./connection/rename";
import { connectionTestCommand } from "./connection/test";

export const connectionCommand = (): Command =>
  new Command("connection")
    .description("list, move, rename, test and end connected accounts")
    .addCommand(connectionListCommand())
    .addCommand(connectionMoveCommand())
    .addCommand(connectionRenameCommand())
    .addCommand(connectionReconnectCommand())
    .addCommand(connectionTestCommand())
    .addCommand(connectionDisconnectCommand());
