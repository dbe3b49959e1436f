"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { PreviewDialog } from "@/components/changes/preview-dialog";
import { getJson } from "@/components/get-json";
import { plural } from "@/components/plural";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { Item } from "@/components/ui/item";
import { NativeSelect } from "@/components/ui/native-select";
import { notify } from "@/components/ui/toast";
import { unwrap } from "@/components/unwrap";
import type { NodeDetails } from "@/lib/tree/get";
import { useForgetTree } from "./forget-tree-hook";

type Providers = { providers: { id: string; name: string }[] };

/** The kill switch: every account of a provider, or all of them, at once. */
export function RevokeAll({ node }: { node: NodeDetails }) {
  const { organization, actions } = useShell();
  const router = useRouter();
  const forgetTree = useForgetTree();
  const [provider, setProvider] = useState("");
  const [asked, setAsked] = useState(false);
  const { data } = useQuery({
    queryKey: ["connections", organization.id, "providers"],
    queryFn: ({ signal }) =>
      getJson<Providers>(`/api/v1/connections?organization=${organization.id}&limit=1`, signal),
  });
  const isOwner = node.role === "owner";
  const chosen = data?.providers.find(({ id }) => id === provider);
  const mayChoose = isOwner || chosen !== undefined;
  const where = chosen?.name ?? "every provider";

  return (
    <>
      <Item
        title="Revoke everything now"
        description={
          isOwner
            ? "For an emergency: all accounts stop working at once, then their access is ended at the providers."
            : `For an emergency: all accounts of a provider stop working at once. Only an owner of ${node.name} can do it for all providers.`
        }
        actions={
          <>
            <NativeSelect
              aria-label="Provider to revoke everything at"
              value={provider}
              onChange={({ target }) => setProvider(target.value)}
            >
              <option value="">{isOwner ? "All providers" : "Choose a provider"}</option>
              {data?.providers.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </NativeSelect>
            <Button disabled={!mayChoose} onClick={() => setAsked(true)}>
              Revoke…
            </Button>
          </>
        }
      />
      <PreviewDialog
        open={asked}
        onOpenChange={setAsked}
        organizationId={organization.id}
        title={`Revoke everything at ${where}?`}
        change={{ kind: "revoke_all", nodeId: node.id, provider: chosen?.id ?? null }}
        onPreview={actions.preview}
        confirmLabel={({ connections }) => `Revoke ${plural(connections.length, "account")}`}
        pendingText="Revoking…"
        destructive
        typedName={node.name}
        onConfirm={async (previewDigest) => {
          const { removalId } = unwrap(
            await actions.revokeEverything(organization.id, {
              nodeId: node.id,
              provider: chosen?.id ?? null,
              previewDigest,
            }),
          );
          await forgetTree();
          notify("Tools are off. Cleaning up…");
          router.push(`/${organization.slug}/-/receipts/${removalId}`);
        }}
      >
        <p>
          Their tools go off at once. This cannot be undone; accounts have to be connected again.
        </p>
      </PreviewDialog>
    </>
  );
}
