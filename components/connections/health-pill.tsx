import { MarkPill } from "@/components/integrations/status-pill";
import type { Connection } from "@/lib/connections/connection";
import { healthLooks, healthWord } from "./health";

type HealthPillProps = { connection: Pick<Connection, "health" | "expiresAt">; className?: string };

/** How an account is: mark and word. */
export function HealthPill({ connection, className }: HealthPillProps) {
  return (
    <MarkPill mark={healthLooks[connection.health].mark} className={className}>
      {healthWord(connection)}
    </MarkPill>
  );
}
