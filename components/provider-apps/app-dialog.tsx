"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { CopyButton } from "@/components/copy-button";
import { FormError } from "@/components/people/form-error";
import { ProblemError } from "@/components/problem-error";
import { plural } from "@/components/plural";
import { SecretInput } from "@/components/secret-input";
import { Button } from "@/components/ui/button";
import { CheckOption } from "@/components/ui/check-option";
import { Dialog, DialogClose, DialogContent } from "@/components/ui/dialog";
import { DialogBody, DialogFooter } from "@/components/ui/dialog-parts";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { notify } from "@/components/ui/toast";
import { unwrap } from "@/components/unwrap";
import type { ProviderApp } from "@/lib/provider-apps/provider-app";
import type { AppActions } from "./app-actions";
import { useAppPreview } from "./app-preview-hook";
import { OutdatedList } from "./outdated-list";
import { appsQuery } from "./queries";
import { SecretSet } from "./secret-set";

type AppDialogProps = {
  organization: { id: string; name: string };
  app: ProviderApp;
  actions: AppActions;
  onClose: () => void;
};

/** Registers the organization's own OAuth client, the redirect URI first. */
export function AppDialog({ organization, app, actions, onClose }: AppDialogProps) {
  const { provider } = app;
  const queryClient = useQueryClient();
  const [clientId, setClientId] = useState(app.kind === "own" ? (app.clientId ?? "") : "");
  const [clientSecret, setClientSecret] = useState("");
  const [askToReconnect, setAskToReconnect] = useState(true);
  const wanted = useDeferredValue(clientId.trim());
  const given = { provider: provider.id, clientId: clientId.trim(), clientSecret };
  const preview = useAppPreview({
    organizationId: organization.id,
    provider: provider.id,
    clientId: wanted,
    actions,
    enabled: wanted !== "",
  });
  const check = useMutation({
    mutationFn: async () =>
      unwrap(
        await actions.checkProviderApp(organization.id, {
          provider: given.provider,
          clientId: given.clientId,
          ...(clientSecret !== "" && { clientSecret }),
        }),
      ),
  });
  const save = useMutation({
    mutationFn: async () =>
      unwrap(
        await actions.setProviderApp(organization.id, {
          ...given,
          askToReconnect: askToReconnect && people > 0,
          ...(preview.data && { previewDigest: preview.data.digest }),
        }),
      ),
    onSuccess: async () => {
      await queryClient.invalidateQueries(appsQuery(organization.id));
      notify(`${provider.name} is asked with ${organization.name}'s own app from now on.`);
      onClose();
    },
    onError: () => void preview.refetch(),
  });
  const people = preview.data?.people ?? 0;
  const fields = save.error instanceof ProblemError ? save.error.fields : {};
  const asksPeople = askToReconnect && people > 0;

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title={`${organization.name}'s own ${provider.name} app`}
        description="It takes the place of this server's. Its secret is sealed and never shown again."
        dirty={clientSecret !== "" || wanted !== (app.clientId ?? "")}
      >
        <form
          onSubmit={(event) => {
            event.preventDefault();
            save.mutate();
          }}
        >
          <DialogBody className="flex flex-col gap-4">
            <Field
              label="Redirect URI"
              help={
                <>
                  Paste this at {provider.name} before saving.{" "}
                  {app.developerUrl !== null && (
                    <a
                      className="text-accent-text underline underline-offset-2"
                      href={app.developerUrl}
                      target="_blank"
                      rel="noreferrer"
                    >
                      Open {provider.name}’s page for apps
                    </a>
                  )}{" "}
                  {app.sandboxUrl !== null && (
                    <a
                      className="text-accent-text underline underline-offset-2"
                      href={app.sandboxUrl}
                      target="_blank"
                      rel="noreferrer"
                    >
                      Register one with the sandbox
                    </a>
                  )}
                </>
              }
            >
              {(control) => (
                <div className="flex items-center gap-2">
                  <Input
                    {...control}
                    readOnly
                    className="font-mono text-sm"
                    value={app.redirectUri}
                    onFocus={({ target }) => target.select()}
                  />
                  <CopyButton label="Copy the redirect URI" text={app.redirectUri} />
                </div>
              )}
            </Field>
            <Field label="Client id" required error={fields.clientId}>
              {(control) => (
                <Input
                  {...control}
                  autoComplete="off"
                  spellCheck={false}
                  className="font-mono"
                  value={clientId}
                  onChange={({ target }) => {
                    check.reset();
                    setClientId(target.value);
                  }}
                />
              )}
            </Field>
            <Field
              label="Client secret"
              required
              error={fields.clientSecret}
              help={<SecretSet app={app} />}
            >
              {(control) => (
                <SecretInput
                  {...control}
                  value={clientSecret}
                  onValueChange={(secret) => {
                    check.reset();
                    setClientSecret(secret);
                  }}
                />
              )}
            </Field>
            <div className="flex flex-wrap items-center gap-3">
              <Button
                disabled={wanted === ""}
                pending={check.isPending}
                pendingText="Asking…"
                onClick={() => check.mutate()}
              >
                Check
              </Button>
              <p
                role="status"
                className={check.data?.verdict === "unknown" ? "text-stop" : "text-muted"}
              >
                {check.data?.message ?? check.error?.message ?? ""}
              </p>
            </div>
            {preview.data && preview.data.connections.length > 0 && (
              <>
                <OutdatedList preview={preview.data} />
                {people > 0 && (
                  <CheckOption
                    label={`Ask ${plural(people, "person", "people")} to reconnect`}
                    help="They are told in the dashboard, and by mail where that is set up."
                    checked={askToReconnect}
                    onCheckedChange={(checked) => setAskToReconnect(checked === true)}
                  />
                )}
              </>
            )}
            {save.error && Object.keys(fields).length === 0 && (
              <FormError>{save.error.message}</FormError>
            )}
          </DialogBody>
          <DialogFooter>
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            <Button type="submit" variant="primary" pending={save.isPending} pendingText="Saving…">
              {asksPeople
                ? `Save and ask ${plural(people, "person", "people")} to reconnect`
                : "Save"}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
