import type { Key, KeyField } from "@/lib/providers/provider";

/** A field to paste into, as surfaces show it. */
export type ShownField = Omit<KeyField, "check">;

/** The fields of a pasted credential, without what only the server does with them. */
export const keyFieldsOf = ({ fields }: Pick<Key, "fields">): ShownField[] =>
  fields.map(({ check: _, ...shown }) => shown);
