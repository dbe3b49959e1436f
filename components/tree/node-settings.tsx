"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useForm, useWatch } from "react-hook-form";
import { FormError } from "@/components/people/form-error";
import { placeErrors } from "@/components/people/form-problem";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Card } from "@/components/ui/item";
import { Textarea } from "@/components/ui/textarea";
import { notify } from "@/components/ui/toast";
import { unwrap } from "@/components/unwrap";
import type { BudgetActions } from "@/components/usage/budget-actions";
import { BudgetSection } from "@/components/usage/budget-section";
import type { NodeDetails } from "@/lib/tree/get";
import { useForgetTree } from "./forget-tree-hook";
import { NodeDanger } from "./node-danger";

type Values = { name: string; slug: string; description: string };

type NodeSettingsProps = { node: NodeDetails; budgetActions: BudgetActions };

/** General, what may be spent, and what cannot be undone. */
export function NodeSettings({ node, budgetActions }: NodeSettingsProps) {
  const { organization, actions } = useShell();
  const router = useRouter();
  const forgetTree = useForgetTree();
  const { name, slug, description } = node;
  const form = useForm<Values>({ values: { name, slug, description } });
  const { errors, isDirty } = form.formState;
  const address = useWatch({ control: form.control, name: "slug" });
  const parentPath = node.path.slice(0, node.path.lastIndexOf("/"));
  const saving = useMutation({
    mutationFn: async (values: Values) =>
      unwrap(await actions.rename(organization.id, { nodeId: node.id, ...values })),
    onSuccess: async (saved) => {
      notify(saved.path === node.path ? "Saved." : "Saved. The old address still works.");
      if (saved.path !== node.path) router.replace(`${saved.path}?tab=settings`);
      await forgetTree();
    },
    onError: (error) => {
      const message = placeErrors<Values>(error, ["name", "slug", "description"], form.setError);
      if (message !== undefined) form.setError("root", { message });
    },
  });

  return (
    <div className="flex max-w-2xl flex-col gap-8">
      <section aria-labelledby="general">
        <h2 id="general" className="mb-2 text-lg font-semibold">
          General
        </h2>
        <Card>
          <form
            noValidate
            className="flex flex-col gap-4 p-4"
            onSubmit={form.handleSubmit((values) => saving.mutate(values))}
          >
            <Field label="Name" required error={errors.name?.message}>
              {(control) => (
                <Input
                  {...control}
                  autoComplete="off"
                  maxLength={80}
                  {...form.register("name", { required: "Enter a name." })}
                />
              )}
            </Field>
            <Field
              label="Address"
              required
              error={errors.slug?.message}
              help={`${parentPath}/${address}. The old address goes on leading here until something else takes it.`}
            >
              {(control) => (
                <Input
                  {...control}
                  autoComplete="off"
                  spellCheck={false}
                  className="font-mono"
                  {...form.register("slug", {
                    required: "Enter an address.",
                    pattern: {
                      value: /^[a-z0-9]+(-[a-z0-9]+)*$/,
                      message: "Use small letters, digits and hyphens.",
                    },
                  })}
                />
              )}
            </Field>
            <Field
              label="Description"
              error={errors.description?.message}
              help={node.kind === "agent" ? "The agent's bots show it." : undefined}
            >
              {(control) => (
                <Textarea {...control} rows={3} maxLength={500} {...form.register("description")} />
              )}
            </Field>
            {errors.root?.message !== undefined && <FormError>{errors.root.message}</FormError>}
            <div className="flex items-center justify-end gap-3">
              {!isDirty && <p className="text-sm text-muted">Nothing changed yet.</p>}
              <Button
                type="submit"
                variant="primary"
                disabled={!isDirty}
                pending={saving.isPending}
                pendingText="Saving…"
              >
                Save
              </Button>
            </div>
          </form>
        </Card>
      </section>
      <BudgetSection organizationId={organization.id} node={node} actions={budgetActions} />
      <NodeDanger node={node} />
    </div>
  );
}
