import { Button } from "@/components/ui/button";
import type { useConnect } from "./connect-hook";

type BlockedWindowProps = { connect: ReturnType<typeof useConnect>; provider: string };

/** What to do where the browser opens no windows. */
export function BlockedWindow({ connect, provider }: BlockedWindowProps) {
  if (connect.blockedUrl === null) return null;
  return (
    <div role="alert" className="flex flex-wrap items-center gap-3">
      <p>Your browser blocked the window.</p>
      <Button variant="primary" pending={connect.isGoing} onClick={connect.useThisTab}>
        Open {provider} in this tab
      </Button>
    </div>
  );
}
