import type { Tx } from "@/lib/db";
import type { Prisma } from "@/prisma/generated/client";
import { actorId, type Caller } from "./actor";

/** What an audit event says besides who, what, where and when. Names and values as they were; never secrets. */
export type AuditDetails = { subjectId?: string; details: Prisma.InputJsonObject };

type Event = AuditDetails & { nodeId: string; operation: string; outcome: "done" | "refused" };

/** Writes an audit event in the transaction of the change it tells about. */
export async function recordAudit(tx: Tx, caller: Caller, event: Event): Promise<void> {
  await tx.auditEvent.create({
    data: {
      organizationId: caller.organizationId,
      nodeId: event.nodeId,
      actorKind: caller.actor.kind,
      actorId: actorId(caller.actor),
      operation: event.operation,
      outcome: event.outcome,
      subjectId: event.subjectId ?? null,
      details: event.details,
      requestId: caller.requestId ?? null,
      keyId: caller.keyId ?? null,
    },
  });
}
