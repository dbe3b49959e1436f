"use client";

import { useState } from "react";
import { SchemaControl } from "@/components/tools/schema-control";
import type { JsonSchema } from "@/components/tools/json-schema";
import { Button } from "@/components/ui/button";
import { Field, FieldError } from "@/components/ui/field";
import type { IntegrationDetail } from "@/lib/installations/get";
import { SettingChain } from "./setting-chain";
import { valueWords } from "./value-words";

type Setting = IntegrationDetail["settings"][number];

type SettingFieldProps = {
  setting: Setting;
  node: { id: string; name: string };
  /** Set at this node: edited. Else it is read, with a button to set it here. */
  isOwn: boolean;
  value: unknown;
  problem: string | undefined;
  onChange: (value: unknown) => void;
  onInherit: () => void;
  onLeave: () => void;
};

/** One setting with its source: an input where it is set here, text where it is inherited. */
export function SettingField(props: SettingFieldProps) {
  const { setting, node, isOwn, value, problem, onChange, onInherit, onLeave } = props;
  const [isChainShown, setChainShown] = useState(false);
  const schema: JsonSchema = setting.schema;
  const above = setting.chain.filter((level) => level.node.id !== node.id).at(-1);
  const label = schema.title ?? setting.key;
  const help = schema.description;
  // What nothing above or built in decides is simply filled in.
  const isEdited = isOwn || (!above && schema.default === undefined);
  const isSet = isOwn && value !== undefined && value !== "";

  return (
    <div className="flex flex-col gap-1.5">
      {isEdited ? (
        <Field
          id={`setting-${setting.key}`}
          label={label}
          help={help}
          required={setting.required}
          error={problem}
        >
          {(control) => (
            <SchemaControl
              control={control}
              schema={schema}
              value={value}
              onChange={onChange}
              onBlur={onLeave}
            />
          )}
        </Field>
      ) : (
        <div id={`setting-${setting.key}`} tabIndex={-1} className="flex flex-col gap-1">
          <p className="font-medium">
            {label}
            {setting.required && <span aria-hidden> *</span>}
          </p>
          <p className="flex flex-wrap items-center gap-2">
            <span className="min-w-0 break-words">{valueWords(inherited(setting, node.id))}</span>
            <Button
              size="small"
              aria-label={`Set ${label} here`}
              onClick={() => onChange(startOf(setting))}
            >
              Set here
            </Button>
          </p>
          {problem !== undefined && <FieldError>{problem}</FieldError>}
          {help !== undefined && <p className="text-sm text-muted">{help}</p>}
        </div>
      )}
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-muted">
        {isSet ? "Set here" : above ? `From ${above.node.name}` : "Not set here or above"}
        {isOwn && above && `· ${above.node.name} has ${valueWords(above.value)}`}
        {(isSet || (isOwn && above)) && (
          <Button size="small" variant="ghost" onClick={onInherit}>
            {above
              ? `Use ${above.node.name}’s`
              : schema.default === undefined
                ? "Clear"
                : "Use the default"}
            <span className="sr-only"> for {label}</span>
          </Button>
        )}
        {setting.chain.length > 1 && (
          <Button
            size="small"
            variant="ghost"
            aria-expanded={isChainShown}
            onClick={() => setChainShown(!isChainShown)}
          >
            Chain
          </Button>
        )}
      </p>
      {isChainShown && <SettingChain chain={setting.chain} />}
    </div>
  );
}

/** What would hold without an own value: the nearest above, else the default. */
function inherited(setting: Setting, nodeId: string): unknown {
  const above = setting.chain.filter((level) => level.node.id !== nodeId).at(-1);
  return above ? above.value : setting.schema.default;
}

/** What editing starts from: the value in effect, so that changing a part of it is easy. */
function startOf({ value, schema }: Setting): unknown {
  if (value !== null && value !== undefined) return value;
  return schema.type === "boolean" ? schema.default === true : "";
}
