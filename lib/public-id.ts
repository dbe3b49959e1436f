const hexOf = (uuid: string): string => uuid.replaceAll("-", "");

const uuidOf = (bytes: Buffer): string =>
  bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");

/** A row as addresses name it that are opened before the organization is known: 43 characters that say both. */
export const toPublicId = (organizationId: string, id: string): string =>
  Buffer.from(hexOf(organizationId) + hexOf(id), "hex").toString("base64url");

/** What a public id names, or undefined when it is none. */
export function parsePublicId(
  publicId: string,
): { organizationId: string; id: string } | undefined {
  if (!/^[\w-]{43}$/.test(publicId)) return undefined;
  const bytes = Buffer.from(publicId, "base64url");
  if (bytes.toString("base64url") !== publicId) return undefined;
  return { organizationId: uuidOf(bytes.subarray(0, 16)), id: uuidOf(bytes.subarray(16)) };
}
