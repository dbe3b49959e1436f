"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useForm, useWatch } from "react-hook-form";
import { integrationsQuery } from "@/components/integrations/queries";
import { inWords, plural } from "@/components/plural";
import { ProblemError } from "@/components/problem-error";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent } from "@/components/ui/dialog";
import { DialogBody, DialogFooter } from "@/components/ui/dialog-parts";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { unwrap } from "@/components/unwrap";
import type { NodeKind } from "@/lib/tree/node";
import { setOpen } from "./expansion";
import { useForgetTree } from "./forget-tree-hook";
import type { DialogNode } from "./dialog-node";
import { slugFromName } from "./slug-from-name";

type Values = { kind: NodeKind; name: string; slug: string };
type NodeFormDialogProps = { parent: DialogNode; kind: NodeKind | undefined; onClose: () => void };

/** Creates a team, project or agent below a node. */
export function NodeFormDialog({ parent, kind, onClose }: NodeFormDialogProps) {
  const { organization, childKinds, actions } = useShell();
  const router = useRouter();
  const forgetTree = useForgetTree();
  const kinds = childKinds[parent.kind];
  const form = useForm<Values>({
    defaultValues: { kind: kind ?? kinds[0] ?? "agent", name: "", slug: "" },
  });
  const { errors, dirtyFields, isDirty } = form.formState;
  const [name, slug] = useWatch({ control: form.control, name: ["name", "slug"] });

  const creation = useMutation({
    mutationFn: async (values: Values) => {
      if (values.kind === "organization") throw new Error("Nothing may stand above a root");
      const { kind: chosen, name: typed, slug: address } = values;
      return unwrap(
        await actions.create(organization.id, {
          parentId: parent.id,
          kind: chosen,
          name: typed,
          ...(address !== "" && { slug: address }),
        }),
      );
    },
    onSuccess: async (node) => {
      setOpen(organization.id, [parent.id], true);
      onClose();
      router.push(node.path);
      await forgetTree();
    },
    onError: (error) => {
      if (!(error instanceof ProblemError)) return;
      for (const [field, message] of Object.entries(error.fields))
        if (field === "name" || field === "slug" || field === "kind")
          form.setError(field, { message });
    },
  });
  const formError =
    creation.error && !(creation.error instanceof ProblemError && hasField(creation.error.fields))
      ? creation.error.message
      : undefined;

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent title={`New in ${parent.name}`} dirty={isDirty || creation.isPending}>
        <form
          className="contents"
          noValidate
          onSubmit={form.handleSubmit((values) => creation.mutate(values))}
          onKeyDown={(event) => {
            if (event.key === "Enter" && (event.ctrlKey || event.metaKey))
              event.currentTarget.requestSubmit();
          }}
        >
          <DialogBody className="flex flex-col gap-4">
            {kinds.length > 1 && (
              <Field label="Kind" error={errors.kind?.message}>
                {(control) => (
                  <NativeSelect {...control} {...form.register("kind")}>
                    {kinds.map((option) => (
                      <option key={option} value={option}>
                        {kindTitles[option]}
                      </option>
                    ))}
                  </NativeSelect>
                )}
              </Field>
            )}
            <Field label="Name" required error={errors.name?.message}>
              {(control) => (
                <Input
                  {...control}
                  autoFocus
                  autoComplete="off"
                  maxLength={80}
                  {...form.register("name", {
                    required: "Enter a name.",
                    onChange: () => {
                      // The address follows the name until somebody writes their own.
                      if (!dirtyFields.slug)
                        form.setValue("slug", slugFromName(form.getValues("name")));
                    },
                  })}
                />
              )}
            </Field>
            <Field label="Address" error={errors.slug?.message} help={`${parent.path}/${slug}`}>
              {(control) => (
                <Input
                  {...control}
                  autoComplete="off"
                  spellCheck={false}
                  className="font-mono"
                  {...form.register("slug", {
                    pattern: {
                      value: /^[a-z0-9]+(-[a-z0-9]+)*$/,
                      message: "Use small letters, digits and hyphens.",
                    },
                  })}
                />
              )}
            </Field>
            <Inherits organizationId={organization.id} parent={parent} />
            {formError !== undefined && (
              <p role="alert" className="text-stop">
                {formError}
              </p>
            )}
          </DialogBody>
          <DialogFooter>
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            <Button
              type="submit"
              variant="primary"
              pending={creation.isPending}
              pendingText="Creating…"
            >
              {name.trim() === "" ? "Create" : `Create ${name.trim()}`}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}

const kindTitles: Record<NodeKind, string> = {
  organization: "Organization",
  team: "Team",
  project: "Project",
  agent: "Agent",
};

const hasField = (fields: Readonly<Record<string, string>>): boolean =>
  "name" in fields || "slug" in fields || "kind" in fields;

/** What the new node will have from above. */
function Inherits({ organizationId, parent }: { organizationId: string; parent: DialogNode }) {
  const { data } = useQuery(integrationsQuery(organizationId, parent.id));
  if (!data) return <p className="min-h-5 text-sm text-muted" />;
  const names = data.integrations
    .filter(({ installedAt, status }) => installedAt !== null && status !== "blocked")
    .map(({ name }) => name);
  return (
    <p role="status" className="text-sm text-muted">
      {names.length === 0
        ? "Will inherit nothing yet."
        : `Will inherit ${plural(names.length, "integration")}: ${inWords(names)}.`}
    </p>
  );
}
