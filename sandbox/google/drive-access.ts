import type { GoogleCaller } from "./caller";
import type { DriveFile, DrivePermission } from "./drive-seed";
import { scopesOf } from "./scopes";

const everyFile = scopesOf("drive", "", "readonly", "metadata", "metadata.readonly");

/** Whether the person has the file and the token's scopes reach it. */
export function canSeeFile(caller: GoogleCaller, file: DriveFile): boolean {
  if (roleOn(caller, file) === undefined) return false;
  return (
    caller.scopes.some((scope) => everyFile.includes(scope)) || file.createdBy === caller.clientId
  );
}

export function canChangeFile(caller: GoogleCaller, file: DriveFile): boolean {
  const role = roleOn(caller, file);
  return role === "owner" || role === "writer";
}

export function roleOn(
  { user }: GoogleCaller,
  file: DriveFile,
): DrivePermission["role"] | undefined {
  return file.permissions.find(({ emailAddress }) => emailAddress === user.email)?.role;
}
