"use client";

import { Button } from "@/components/ui/button";
import { Item, ItemList } from "@/components/ui/item";
import type { NodeDetails } from "@/lib/tree/get";
import { useNodeDialogs } from "./node-dialogs";
import { RevokeAll } from "./revoke-all";

/** Moving and deleting, each behind the list of what it changes. */
export function NodeDanger({ node }: { node: NodeDetails }) {
  const dialogs = useNodeDialogs();
  const isRoot = node.kind === "organization";
  return (
    <section aria-labelledby="danger">
      <h2 id="danger" className="mb-2 text-lg font-semibold">
        Danger
      </h2>
      <ItemList>
        {!isRoot && (
          <Item
            title="Move"
            description="What it inherits changes with its place. You see what before it does."
            actions={
              <Button onClick={() => dialogs.move(node)} aria-label={`Move ${node.name}`}>
                Move…
              </Button>
            }
          />
        )}
        {isRoot && (node.role === "admin" || node.role === "owner") && <RevokeAll node={node} />}
        <Item
          title={`Delete this ${node.kind}`}
          description={
            isRoot && node.role !== "owner"
              ? `Only an owner of ${node.name} can do this.`
              : "Everything below goes with it. Tools go off at once; access is ended at the providers."
          }
          {...((!isRoot || node.role === "owner") && {
            actions: (
              <Button onClick={() => dialogs.remove(node)} aria-label={`Delete ${node.name}`}>
                Delete…
              </Button>
            ),
          })}
        />
      </ItemList>
    </section>
  );
}
