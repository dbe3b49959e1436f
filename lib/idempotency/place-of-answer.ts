import type { SealedPlace } from "@/lib/vault/sealed-place";

/** Where the answer to a request that may come again is sealed: it may hold a key that is shown once. */
export const placeOfAnswer = (organizationId: string, rowId: string): SealedPlace => ({
  organizationId,
  table: "idempotent_request",
  rowId,
  field: "answer",
  version: 1,
});
