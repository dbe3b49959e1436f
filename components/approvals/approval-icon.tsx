import { Wallet } from "lucide-react";
import { BrandIcon } from "@/components/integrations/brand-icon";
import type { Approval } from "@/lib/approvals/approval";

/** Whose it is that an agent asks about: an integration's mark, or a purse where it is about money alone. */
export function ApprovalIcon({ integration }: Pick<Approval, "integration">) {
  if (integration) return <BrandIcon slug={integration.icon} name={integration.name} />;
  return (
    <span
      aria-hidden
      className="inline-flex size-7 shrink-0 items-center justify-center rounded-control border border-line bg-sunken text-ink"
    >
      <Wallet strokeWidth={1.75} className="size-4" />
    </span>
  );
}
