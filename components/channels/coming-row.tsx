import { BrandIcon } from "@/components/integrations/brand-icon";
import { panelHref } from "@/components/integrations/panel-state";
import { MarkPill } from "@/components/integrations/status-pill";
import { ButtonLink } from "@/components/ui/button-link";
import { Item } from "@/components/ui/item";
import type { ComingChannel } from "@/lib/channels/channel-view";
import { comingWords, waitsForPerson } from "./coming-words";

type ComingRowProps = { nodePath: string; coming: ComingChannel; mayAct: boolean };

/** Something that is being made for an agent and is no channel yet. */
export function ComingRow({ nodePath, coming, mayAct }: ComingRowProps) {
  const { integration, name } = coming;
  const continues = mayAct && waitsForPerson(coming);
  return (
    <Item
      media={<BrandIcon slug={integration.icon} name={integration.name} />}
      title={<span className="break-all">{name}</span>}
      meta={integration.name}
      description={comingWords(coming)}
      status={<MarkPill mark="busy">{coming.state === "undoing" ? "Undoing" : "Coming"}</MarkPill>}
      actions={
        continues ? (
          <ButtonLink size="small" href={panelHref(nodePath, integration.id, "connect")}>
            Continue
          </ButtonLink>
        ) : undefined
      }
    />
  );
}
