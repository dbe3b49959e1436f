import { Argument, Command } from "commander";
import { answer } from "../client";
import { contextOf } from "../context";
import { hint, print, printJson, table } from "../output";
import { safeJson, safeText } from "../safe-text";
import type { Schema } from "../schema";
import { colors } from "../terminal";

export const approvalCommand = (): Command =>
  new Command("approval")
    .description("see and decide what agents ask people to allow")
    .addCommand(listCommand())
    .addCommand(showCommand())
    .addCommand(decideCommand("approve", "allow it: it is carried out, once"))
    .addCommand(decideCommand("decline", "refuse it: nothing is sent"));

type Approval = Schema<"Approval">;

const listCommand = (): Command =>
  new Command("list")
    .description("list what waits")
    .option("--decided", "what is decided or over instead, newest first")
    .action(async ({ decided }: { decided?: true }, command: Command) => {
      const { client, json, named } = contextOf(command);
      const query = {
        state: decided ? ("decided" as const) : ("waiting" as const),
        limit: 50,
        ...(named !== undefined && { nodeId: named }),
      };
      const page = await answer(client.GET("/approvals", { params: { query } }));
      if (json) {
        printJson(page);
        return;
      }
      if (page.approvals.length === 0) {
        hint("Nothing waits.");
        return;
      }
      print(toTable(page.approvals));
      if (page.nextCursor !== null) hint("There are more: alfe api GET /approvals");
    });

const toTable = (approvals: readonly Approval[]): string =>
  table(
    ["ID", "AGENT", "WHAT", "STATE", "UNTIL"],
    approvals.map((approval) => [
      approval.id,
      safeText(approval.agent.path?.slice(1) ?? approval.agent.name),
      safeText(whatText(approval)),
      approval.state,
      approval.expiresAt.slice(0, 16).replace("T", " "),
    ]),
  );

const whatText = ({ tool, what }: Approval): string => (tool ? tool.title : what);

const approvalId = () => new Argument("<approval>", "its id");

const showCommand = (): Command =>
  new Command("show")
    .description("show exactly what is asked for")
    .addArgument(approvalId())
    .action(async (id: string, _options: object, command: Command) => {
      const { client, json } = contextOf(command);
      const params = { path: { approval: id } };
      const approval = await answer(client.GET("/approvals/{approval}", { params }));
      if (json) printJson(approval);
      else print(toText(approval));
    });

function toText(approval: Approval): string {
  const { agent, account, reason, state, budget, detail, who } = approval;
  return [
    `${colors.bold(safeText(whatText(approval)))}  ${state}`,
    safeText(`For ${agent.name}${account ? `, with ${account.label || account.accountName}` : ""}`),
    ...(reason === "" ? [] : [safeText(`Because: ${reason}`)]),
    ...(budget === null ? [] : [safeText(budget.text)]),
    ...(approval.arguments ? [safeJson(approval.arguments)] : []),
    ...(detail === "" ? [] : [safeText(detail)]),
    ...(who === null ? [] : [safeText(who)]),
  ].join("\n");
}

const decideCommand = (decision: "approve" | "decline", about: string): Command =>
  new Command(decision)
    .description(about)
    .addArgument(approvalId())
    .option("--note <text>", "to the agent")
    .action(async (id: string, { note }: { note?: string }, command: Command) => {
      const { client, json } = contextOf(command);
      const approval = await answer(
        client.POST("/approvals/{approval}", {
          params: { path: { approval: id } },
          body: { decision, ...(note !== undefined && { note }) },
        }),
      );
      if (json) printJson(approval);
      else
        print(
          `${safeText(whatText(approval))}: ${approval.state}. ${safeText(approval.detail)}`.trim(),
        );
    });
