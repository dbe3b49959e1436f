"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import { AccountSelect } from "@/components/connections/account-select";
import { CopyButton } from "@/components/copy-button";
import { EffectChip } from "@/components/integrations/effect-chip";
import { useOrigin } from "@/components/integrations/origin-hook";
import { ProblemSummary } from "@/components/integrations/problem-summary";
import type { NodePlace, OrganizationPlace } from "@/components/integrations/place";
import { SandboxPill } from "@/components/integrations/sandbox-pill";
import { unwrapAt } from "@/components/integrations/unwrap-at";
import { toolWords } from "@/components/policies/policy-words";
import { formatMicros } from "@/lib/credits/money";
import { ProblemError } from "@/components/problem-error";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { checkObject, type Problems } from "./check-value";
import { DestructiveDialog } from "./destructive-dialog";
import { EarlierRuns } from "./earlier-runs";
import { JsonArguments } from "./json-arguments";
import { type JsonSchema, labelOf } from "./json-schema";
import { callsQuery, type ToolGroup, type ToolView } from "./queries";
import { fieldId, SchemaForm } from "./schema-form";
import { settleValues } from "./settle-values";
import type { ToolActions } from "./tool-actions";
import { toCurl } from "./to-curl";
import { ToolResult } from "./tool-result";
import { without } from "./without";

type ToolTryProps = {
  organization: OrganizationPlace;
  node: NodePlace;
  group: ToolGroup;
  tool: ToolView;
  mayTry: boolean;
  callTool: ToolActions["callTool"];
};

/** Runs one tool as the agent and shows exactly what came back. */
export function ToolTry(props: ToolTryProps) {
  const { organization, node, group, tool, mayTry, callTool } = props;
  const schema: JsonSchema = tool.inputSchema;
  const [values, setValues] = useState<Record<string, unknown>>({});
  const [problems, setProblems] = useState<Problems>({});
  const [isJson, setJson] = useState(false);
  const [account, setAccount] = useState<string | null>(null);
  const [isConfirming, setConfirming] = useState(false);
  const formId = useId();
  const origin = useOrigin();
  const queryClient = useQueryClient();
  const settled = settleValues(schema, values);
  const used = account ?? group.accounts[0]?.id ?? null;
  const needsAccount =
    tool.effect === "destructive" && group.destructiveNeedsAccount && account === null;

  const run = useMutation({
    mutationFn: async () => {
      const outcome = await callTool(organization.id, {
        nodeId: node.id,
        tool: tool.name,
        arguments: settled,
        ...(account !== null && { account }),
      });
      return unwrapAt(outcome, "arguments");
    },
    onError: (error) => {
      if (error instanceof ProblemError) setProblems(error.fields);
    },
    onSettled: async () => {
      setConfirming(false);
      await queryClient.invalidateQueries(callsQuery(organization.id, node.id));
    },
  });

  const submit = () => {
    const found = checkObject(schema, settled);
    setProblems(found);
    if (Object.keys(found).length > 0 || run.isPending || needsAccount) return;
    if (tool.effect === "destructive") setConfirming(true);
    else run.mutate();
  };

  if (!tool.isAvailable) return <p>{tool.reason}</p>;
  if (!mayTry)
    return (
      <div className="flex flex-col gap-3">
        <p>{tool.description}</p>
        <p className="text-muted">A member of {node.name} can try it.</p>
      </div>
    );
  const summary = Object.entries(schema.properties ?? {}).map(([key, property]) => ({
    id: fieldId(key),
    label: labelOf(key, property),
    problem: problems[key],
  }));
  const sandbox = group.accounts.find(({ id }) => id === used)?.sandbox ?? false;

  return (
    <div className="flex flex-col gap-5">
      <div className="flex flex-col gap-2">
        <div className="flex flex-wrap items-center gap-2">
          <code className="font-mono text-sm break-all">{tool.name}</code>
          <EffectChip effect={tool.effect} />
          {sandbox && <SandboxPill />}
        </div>
        <p className="text-sm text-muted">{tool.description}</p>
        <AccountSelect
          accounts={group.accounts}
          value={account}
          mustChoose={tool.effect === "destructive" && group.destructiveNeedsAccount}
          onChange={setAccount}
        />
      </div>
      <form
        id={formId}
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) submit();
        }}
      >
        <ProblemSummary problems={summary} />
        {isJson ? (
          <JsonArguments value={settled} onChange={setValues} />
        ) : (
          <SchemaForm
            schema={schema}
            value={values}
            onChange={setValues}
            problems={problems}
            onLeave={(pointer) => setProblems(withoutFixed(problems, pointer, schema, settled))}
          />
        )}
        {Object.keys(schema.properties ?? {}).length === 0 && (
          <p className="text-muted">It takes no arguments.</p>
        )}
        <div className="flex flex-wrap items-center gap-2">
          <Button variant="primary" type="submit" pending={run.isPending} pendingText="Running…">
            {tool.effect === "read" ? `Run as ${node.name}` : `${tool.title} as ${node.name}`}
          </Button>
          <Kbd>Ctrl Enter</Kbd>
          {Object.keys(schema.properties ?? {}).length > 0 && (
            <Button variant="ghost" aria-pressed={isJson} onClick={() => setJson(!isJson)}>
              {isJson ? "Edit as fields" : "Edit as JSON"}
            </Button>
          )}
          <CopyButton
            withText
            label="Copy as curl"
            text={toCurl({ origin, tool: tool.name, values: settled, account })}
          />
        </div>
        <p className="text-sm text-muted">
          Policy for agents: {toolWords[tool.policy.value].toLowerCase()}. You are running it
          yourself.
        </p>
        {tool.cost && <p className="text-sm text-muted">{costOfRun(tool.cost)}</p>}
        {needsAccount && (
          <p className="text-sm text-muted">Choose the account first: this cannot be undone.</p>
        )}
      </form>
      <ToolResult
        tool={tool}
        result={run.data}
        error={run.error}
        isRunning={run.isPending}
        hasFieldErrors={Object.keys(problems).length > 0}
      />
      <EarlierRuns organization={organization} node={node} tool={tool.name} />
      <DestructiveDialog
        open={isConfirming}
        onOpenChange={setConfirming}
        tool={tool}
        integration={group.integration.name}
        account={group.accounts.find(({ id }) => id === used)}
        values={settled}
        pending={run.isPending}
        onConfirm={() => run.mutate()}
      />
    </div>
  );
}

/** What pressing the button costs, as far as it is known before. */
const costOfRun = ({ micros, text }: NonNullable<ToolView["cost"]>): string =>
  BigInt(micros) === 0n
    ? `This run is free: it is within what is free this month. Beyond that: ${text}.`
    : `This run costs about ${formatMicros(micros)}. Failed ones are free.`;

/** Leaving a field checks it alone; what was fine elsewhere is not complained about early. */
function withoutFixed(
  problems: Problems,
  pointer: string,
  schema: JsonSchema,
  values: Record<string, unknown>,
): Problems {
  const others = without(problems, pointer);
  const problem = checkObject(schema, values)[pointer];
  const isEmpty = values[pointer] === undefined;
  return problem === undefined || isEmpty ? others : { ...others, [pointer]: problem };
}
