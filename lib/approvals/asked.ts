import "server-only";
import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import { z } from "zod";
import type { Tx } from "@/lib/db";
import { invalidField } from "@/lib/errors";
import { seal, unseal } from "@/lib/vault/seal";
import { approvalKinds } from "./approval";

/** Exactly what an agent asks for: an operation with its input, as it is carried out once a person allows it. */
export const Asked = z.object({
  kind: z.enum(approvalKinds),
  /** Name of the operation, e.g. call_tool. */
  operation: z.string(),
  /** Empty where it is about none. */
  integration: z.string(),
  tool: z.string().nullable(),
  input: z.record(z.string(), z.unknown()),
});
export type Asked = z.infer<typeof Asked>;

/** RFC 8785: one text for one value, whatever order its keys came in. */
export const canonical = (value: unknown): string =>
  canonicalize(JSON.parse(JSON.stringify(value, wellFormed)) as unknown) ?? "null";

/** Half a character can be neither stored nor shown as it is. */
function wellFormed(key: string, value: unknown): unknown {
  if (key.isWellFormed() && (typeof value !== "string" || value.isWellFormed())) return value;
  throw invalidField("arguments", "Some of the text is not valid Unicode.");
}

/** SHA-256 of a value's canonical text. */
export const digestOf = (value: unknown): Uint8Array<ArrayBuffer> =>
  new Uint8Array(createHash("sha256").update(canonical(value)).digest());

const placeOf = (organizationId: string, rowId: string, field: "arguments" | "result") => ({
  organizationId,
  table: "approval",
  rowId,
  field,
  version: 1,
});

/** What is kept of a request: what is asked, and what must not change until it runs. */
const Kept = z.object({
  asked: Asked,
  circumstances: z.record(z.string(), z.unknown()),
  /** Budgets that it may exceed once it is approved, and why a person is asked about it. */
  exceeded: z
    .object({
      budgets: z.array(z.string()),
      amounts: z.record(z.string(), z.string()).default({}),
      text: z.string(),
    })
    .nullable()
    .default(null),
});
export type Kept = z.infer<typeof Kept>;

export const sealKept = (tx: Tx, organizationId: string, id: string, kept: Kept): Promise<string> =>
  seal(tx, kept, placeOf(organizationId, id, "arguments"));

export const openKept = async (
  tx: Tx,
  organizationId: string,
  { id, arguments: sealed }: { id: string; arguments: string },
): Promise<Kept> => Kept.parse(await unseal(tx, sealed, placeOf(organizationId, id, "arguments")));

export const sealResult = (
  tx: Tx,
  organizationId: string,
  id: string,
  result: unknown,
): Promise<string> => seal(tx, { result }, placeOf(organizationId, id, "result"));

export const openResult = async (
  tx: Tx,
  organizationId: string,
  { id, result: sealed }: { id: string; result: string },
): Promise<unknown> =>
  z
    .object({ result: z.unknown() })
    .parse(await unseal(tx, sealed, placeOf(organizationId, id, "result"))).result;
