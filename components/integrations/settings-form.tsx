"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useId, useState, type ReactNode } from "react";
import { ProblemError } from "@/components/problem-error";
import { checkValue, type Problems } from "@/components/tools/check-value";
import { TypedJson } from "@/components/tools/json-schema";
import { settleValue } from "@/components/tools/settle-values";
import { without } from "@/components/tools/without";
import { Button } from "@/components/ui/button";
import { notify } from "@/components/ui/toast";
import type { IntegrationDetail } from "@/lib/installations/get";
import { useIntegrationsChanged } from "./changed-hook";
import type { EnteredSettings, IntegrationActions } from "./integration-actions";
import type { NodePlace, OrganizationPlace } from "./place";
import { ProblemSummary } from "./problem-summary";
import { integrationQuery } from "./queries";
import { SettingField } from "./setting-field";
import { unwrapAt } from "./unwrap-at";
import { useLeaveGuard } from "./leave-guard";

type SettingsFormProps = {
  organization: OrganizationPlace;
  node: Pick<NodePlace, "id" | "name">;
  detail: IntegrationDetail;
  configure: IntegrationActions["configure"];
  /** Where the buttons go: at the end of a panel, or in a dialog's footer. */
  layout: (form: { fields: ReactNode; buttons: ReactNode }) => ReactNode;
  discardLabel: string;
  /** Whether something is typed and not saved. */
  onDirty?: (isDirty: boolean) => void;
  onDiscard: () => void;
  onSaved: () => void;
};

/** What is set at a node is edited, what comes from above is read, key by key. */
export function SettingsForm(props: SettingsFormProps) {
  const { organization, node, detail, configure, layout, onDirty, onDiscard, onSaved } = props;
  const [base, setBase] = useState(detail);
  const [own, setOwn] = useState(() => ownOf(detail));
  const [problems, setProblems] = useState<Problems>({});
  const formId = useId();
  const queryClient = useQueryClient();
  const changed = useIntegrationsChanged(organization.id);
  const isDirty = JSON.stringify(settledOf(base, own)) !== JSON.stringify(ownOf(base));
  useLeaveGuard(isDirty, onDirty);

  const save = useMutation({
    mutationFn: async (version: number | null) => {
      const settings = settledOf(base, own);
      const unfinished = unfinishedOf(settings);
      setProblems(unfinished);
      if (Object.keys(unfinished).length > 0) return null;
      const outcome = await configure(organization.id, {
        nodeId: node.id,
        integration: detail.id,
        settings: settings as EnteredSettings,
        ...(version !== null && { version }),
      });
      return unwrapAt(outcome, "settings");
    },
    onSuccess: async (row) => {
      if (row === null) return;
      await changed();
      notify("Saved. Agents use it from the next call.");
      onSaved();
    },
    onError: async (error) => {
      if (error instanceof ProblemError) setProblems(error.fields);
      await queryClient.invalidateQueries(integrationQuery(organization.id, node.id, detail.id));
    },
  });
  const isConflict = save.error instanceof ProblemError && save.error.status === 409;
  const labelled = base.settings.map((setting) => ({
    id: `setting-${setting.key}`,
    label: titleOf(setting),
    problem: problems[setting.key],
  }));

  const fields = (
    <form
      id={formId}
      noValidate
      className="flex flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(base.installationVersion);
      }}
      onKeyDown={(event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey))
          event.currentTarget.requestSubmit();
      }}
    >
      <ProblemSummary problems={labelled} />
      {base.settings.some(({ required }) => required) && (
        <p className="text-sm text-muted">* must be set here or above</p>
      )}
      {base.settings.map((setting) => (
        <SettingField
          key={setting.key}
          setting={setting}
          node={node}
          isOwn={setting.key in own}
          value={own[setting.key]}
          problem={problems[setting.key] ?? setting.problem ?? undefined}
          onChange={(value) => setOwn({ ...own, [setting.key]: value })}
          onInherit={() => {
            setOwn(without(own, setting.key));
          }}
          onLeave={() => setProblems(withProblem(problems, setting.key, problemOf(setting, own)))}
        />
      ))}
      {base.settingsProblem !== null && <p role="alert">{base.settingsProblem}</p>}
      {save.error && !isConflict && Object.keys(problems).length === 0 && (
        <p role="alert" className="text-stop">
          {save.error.message}
        </p>
      )}
      {isConflict && (
        <div role="alert" className="flex flex-wrap items-center gap-2">
          <p>{save.error?.message} Your values are kept above.</p>
          <Button
            size="small"
            onClick={() => {
              setBase(detail);
              setOwn(ownOf(detail));
              save.reset();
            }}
          >
            Show theirs
          </Button>
          <Button size="small" onClick={() => save.mutate(null)} pending={save.isPending}>
            Save mine
          </Button>
        </div>
      )}
    </form>
  );
  const buttons = (
    <>
      <Button onClick={onDiscard}>{props.discardLabel}</Button>
      <Button
        variant="primary"
        type="submit"
        form={formId}
        pending={save.isPending}
        pendingText="Saving…"
      >
        Save
      </Button>
    </>
  );
  return layout({ fields, buttons });
}

type Setting = IntegrationDetail["settings"][number];
type Own = Readonly<Record<string, unknown>>;

const titleOf = ({ key, schema }: Setting): string =>
  typeof schema.title === "string" ? schema.title : key;

const ownOf = ({ settings }: IntegrationDetail): Own =>
  Object.fromEntries(
    settings
      .filter(({ ownValue }) => ownValue !== null && ownValue !== undefined)
      .map(({ key, ownValue }) => [key, ownValue]),
  );

const settledOf = ({ settings }: IntegrationDetail, own: Own): Own =>
  Object.fromEntries(
    settings.flatMap(({ key, schema }) => {
      const value = key in own ? settleValue(schema, own[key]) : undefined;
      return value === undefined || value === "" ? [] : [[key, value]];
    }),
  );

function problemOf({ key, schema }: Setting, own: Own): string | undefined {
  const value = key in own ? settleValue(schema, own[key]) : undefined;
  return value === undefined || value === "" ? undefined : checkValue(schema, value);
}

/** What cannot even be sent. Everything else is judged by the server, in the words of its schema. */
const unfinishedOf = (settings: Own): Problems =>
  Object.fromEntries(
    Object.entries(settings)
      .filter(([, value]) => value instanceof TypedJson)
      .map(([key]) => [key, "This is not valid JSON yet."]),
  );

function withProblem(problems: Problems, key: string, problem: string | undefined): Problems {
  const others = without(problems, key);
  return problem === undefined ? others : { ...others, [key]: problem };
}
