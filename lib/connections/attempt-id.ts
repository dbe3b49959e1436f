const hexOf = (uuid: string): string => uuid.replaceAll("-", "");

const uuidOf = (bytes: Buffer): string =>
  bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");

/** An attempt as addresses and answers name it: 43 characters that say its organization too. */
export const toAttemptId = (organizationId: string, id: string): string =>
  Buffer.from(hexOf(organizationId) + hexOf(id), "hex").toString("base64url");

/** What a public attempt id names, or undefined when it is none. */
export function parseAttemptId(
  attemptId: string,
): { organizationId: string; id: string } | undefined {
  if (!/^[\w-]{43}$/.test(attemptId)) return undefined;
  const bytes = Buffer.from(attemptId, "base64url");
  if (bytes.toString("base64url") !== attemptId) return undefined;
  return { organizationId: uuidOf(bytes.subarray(0, 16)), id: uuidOf(bytes.subarray(16)) };
}
