"use client";

import { useQuery } from "@tanstack/react-query";
import { BrandIcon } from "@/components/integrations/brand-icon";
import { integrationsQuery } from "@/components/integrations/queries";

type ChannelIconProps = { organizationId: string; nodeId: string; integration: string };

/** The icon of the channel on which something was said, with its name for those who do not see it. */
export function ChannelIcon({ organizationId, nodeId, integration }: ChannelIconProps) {
  const { data } = useQuery(integrationsQuery(organizationId, nodeId));
  const found = data?.integrations.find(({ id }) => id === integration);
  const name = found?.name ?? integration;
  return (
    <>
      <BrandIcon slug={found?.icon ?? null} name={name} />
      <span className="sr-only">{name}: </span>
    </>
  );
}
