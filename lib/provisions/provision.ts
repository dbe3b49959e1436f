import { z } from "zod";
import type { Tx } from "@/lib/db";
import type { World } from "@/lib/providers/provider";

/** What is made for an agent at a provider. */
export const ProvisionKind = z.enum(["app", "bot", "number"]);
export type ProvisionKind = z.output<typeof ProvisionKind>;

/**
 * waiting: a person has to confirm it at the provider. making: it is being made, or was not asked for yet.
 * made: it is there and belongs to no connection yet. kept: it is a connection. undoing, undone: it was
 * not wanted after all. failed: nothing was made.
 */
export const ProvisionState = z.enum([
  "waiting",
  "making",
  "made",
  "kept",
  "undoing",
  "undone",
  "failed",
]);
export type ProvisionState = z.output<typeof ProvisionState>;

const StoredProvision = z.object({
  organizationId: z.string(),
  id: z.string(),
  nodeId: z.string(),
  integration: z.string(),
  provider: z.string(),
  world: z.enum(["real", "sandbox"]),
  kind: ProvisionKind,
  attemptId: z.string().nullable(),
  setupConnectionId: z.string().nullable(),
  request: z.record(z.string(), z.json()),
  state: ProvisionState,
  externalId: z.string().nullable(),
  detail: z.string(),
  /** How often the provider was asked to make it; 0 is certain that it was not. */
  attempts: z.number().int(),
  createdBy: z.string().nullable(),
  createdAt: z.date(),
  endedAt: z.date().nullable(),
});

/** Something that is made for an agent, without its secret. Its id is that of the connection it becomes. */
export type Provision = z.output<typeof StoredProvision>;

export type ProvisionKey = Pick<Provision, "organizationId" | "id">;

const fields = {
  organizationId: true,
  id: true,
  nodeId: true,
  integration: true,
  provider: true,
  world: true,
  kind: true,
  attemptId: true,
  setupConnectionId: true,
  request: true,
  state: true,
  externalId: true,
  detail: true,
  attempts: true,
  createdBy: true,
  createdAt: true,
  endedAt: true,
} as const;

export async function findProvision(
  tx: Tx,
  { organizationId, id }: ProvisionKey,
): Promise<Provision | undefined> {
  const row = await tx.provision.findFirst({ where: { organizationId, id }, select: fields });
  return row ? StoredProvision.parse(row) : undefined;
}

/** Keeps it to this transaction and reads it; undefined where it has ended or never was. */
export async function lockProvision(tx: Tx, key: ProvisionKey): Promise<Provision | undefined> {
  await tx.$queryRaw`
    select from provision
    where organization_id = ${key.organizationId}::uuid and id = ${key.id}::uuid for update`;
  const row = await findProvision(tx, key);
  return row?.endedAt === null ? row : undefined;
}

/** What was made or is being made for an attempt, the latest first. */
export async function provisionsOf(
  tx: Tx,
  organizationId: string,
  attemptId: string,
): Promise<Provision[]> {
  const rows = await tx.provision.findMany({
    where: { organizationId, attemptId },
    select: fields,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
  return rows.map((row) => StoredProvision.parse(row));
}

export type NewProvision = {
  organizationId: string;
  nodeId: string;
  integration: string;
  /** Of the account that it becomes. */
  provider: string;
  world: World;
  kind: ProvisionKind;
  attemptId: string | null;
  /** The account that makes it; null for the server's own. */
  setupConnectionId: string | null;
  /** What was asked for. Never secret. */
  request: Record<string, z.infer<ReturnType<typeof z.json>>>;
  /** The person who asked; null where an agent did. */
  createdBy: string | null;
  /** waiting where a person has to confirm it first. */
  state?: "waiting" | "making";
};

/** Notes that something is about to be made, before anything is asked of the provider. */
export async function openProvision(tx: Tx, given: NewProvision): Promise<string> {
  const { id } = await tx.provision.create({ data: given, select: { id: true } });
  return id;
}
