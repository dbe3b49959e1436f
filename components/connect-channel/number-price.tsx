import type { ReactNode } from "react";
import { PrimaryBar } from "@/components/connections/primary-bar";
import { CopyButton } from "@/components/copy-button";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { dollars } from "./dollars";
import type { FoundNumbers } from "./number-search";

type FoundNumber = FoundNumbers["numbers"][number];

type NumberPriceProps = {
  number: FoundNumber;
  account: FoundNumbers["accounts"][number] | undefined;
  room: FoundNumbers["room"];
  /** The agent's name. */
  node: string;
  pending: boolean;
  onGet: () => void;
};

/** What a number's first month takes and what is left for it, with the button that gets it, or more. */
export function NumberPrice({ number, account, room, node, pending, onGet }: NumberPriceProps) {
  const { monthlyMicros, name } = number;
  const isOwn = account?.ownAccount === true;
  const price = monthlyMicros === null ? null : dollars(monthlyMicros);
  const charged = isOwn ? null : room;
  const isShort =
    charged !== null &&
    monthlyMicros !== null &&
    BigInt(monthlyMicros) > BigInt(charged.leftMicros);

  if (isShort) {
    const words = `${charged.has}; this needs ${price ?? "more"}.`;
    const { label, who, href, may } = charged.more;
    return (
      <Bar>
        <p role="status" className="mr-auto text-stop">
          {words} {may ? "" : who}
        </p>
        {may ? (
          <ButtonLink variant="primary" size="touch" href={href}>
            {label}
          </ButtonLink>
        ) : (
          <CopyButton
            withText
            variant="secondary"
            label="Ask for more"
            text={`${node} is to get ${name}. ${words} ${who} ${href}`}
          />
        )}
      </Bar>
    );
  }
  return (
    <Bar>
      <p className="mr-auto">
        {isOwn
          ? `${account.company} bills its first month to your own account.`
          : price !== null && `First month now: ${price}.`}{" "}
        {charged && `${[charged.has, charged.when].filter((part) => part !== "").join(" ")}.`}
      </p>
      <Button
        variant="primary"
        size="touch"
        pending={pending}
        pendingText="Getting it…"
        onClick={onGet}
      >
        Get {name}
      </Button>
    </Bar>
  );
}

const Bar = ({ children }: { children: ReactNode }) => (
  <PrimaryBar>
    <div className="flex flex-wrap items-center justify-end gap-3 max-sm:[&>a]:w-full max-sm:[&>button]:w-full">
      {children}
    </div>
  </PrimaryBar>
);
