import { PolicyMark } from "@/components/policies/policy-mark";
import { toolWords } from "@/components/policies/policy-words";
import type { NodePlace } from "@/components/integrations/place";
import { TextLink } from "@/components/ui/text-link";
import type { ToolView } from "./queries";

type PolicyChipProps = { node: Pick<NodePlace, "id" | "path">; policy: ToolView["policy"] };

/** What agents may: "Asks, from Growth", with the way there. */
export function PolicyChip({ node, policy: { value, at } }: PolicyChipProps) {
  const isHere = at?.id === node.id;
  return (
    <span className="relative z-10 flex flex-wrap items-center gap-x-1.5 text-sm whitespace-nowrap">
      <PolicyMark value={value} />
      {toolWords[value]}{" "}
      {at !== null && (
        <span className="text-muted">
          {isHere ? (
            <TextLink href={`${node.path}?tab=policies`}>set here</TextLink>
          ) : at.path === null ? (
            `from ${at.name}`
          ) : (
            <>
              from <TextLink href={`${at.path}?tab=policies`}>{at.name}</TextLink>
            </>
          )}
        </span>
      )}
    </span>
  );
}
