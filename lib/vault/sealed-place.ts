/** Which field of which row a secret belongs to. A ciphertext opens nowhere else. */
export type SealedPlace = {
  organizationId: string;
  table: string;
  rowId: string;
  field: string;
  /** Counts replacements of the value, so that an old ciphertext cannot be put back. */
  version: number;
};

/** Parts as bytes, each with its length before it: no two lists give the same bytes. */
export const lengthPrefixed = (parts: readonly string[]): Buffer =>
  Buffer.concat(
    parts.flatMap((part) => {
      const bytes = Buffer.from(part);
      const length = Buffer.alloc(4);
      length.writeUInt32BE(bytes.length);
      return [length, bytes];
    }),
  );

/** The place as the associated data of a format of sealed text. */
export const associatedData = (
  format: string,
  { organizationId, table, rowId, field, version }: SealedPlace,
): Buffer => lengthPrefixed([format, organizationId, table, rowId, field, String(version)]);
