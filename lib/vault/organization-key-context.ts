import type { KeyContext } from "./master-key";

/** What a version of an organization's key is wrapped for. */
export const organizationKeyContext = (organizationId: string, version: number): KeyContext => ({
  purpose: "organization key",
  organization: organizationId,
  version: String(version),
});
