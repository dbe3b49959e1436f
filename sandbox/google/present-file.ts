import { createHash } from "node:crypto";
import type { GoogleCaller } from "./caller";
import { canChangeFile, roleOn } from "./drive-access";
import type { DriveFile, DrivePermission } from "./drive-seed";

export function presentFile(caller: GoogleCaller, file: DriveFile) {
  const { user } = caller;
  const bytes = Buffer.from(file.content, "base64");
  const isNative = file.mimeType.startsWith("application/vnd.google-apps.");
  const owners = file.permissions.filter(({ role }) => role === "owner");
  const canEdit = canChangeFile(caller, file);
  return {
    kind: "drive#file",
    id: file.id,
    name: file.name,
    mimeType: file.mimeType,
    ...(file.description !== null && { description: file.description }),
    parents: file.parents,
    trashed: file.trashed,
    starred: false,
    createdTime: file.createdTime,
    modifiedTime: file.modifiedTime,
    ...(!isNative && {
      size: String(bytes.length),
      md5Checksum: createHash("md5").update(bytes).digest("hex"),
    }),
    webViewLink: `https://drive.google.com/file/d/${file.id}/view`,
    iconLink: `https://drive-thirdparty.googleusercontent.com/16/type/${file.mimeType}`,
    ownedByMe: roleOn(caller, file) === "owner",
    shared: file.permissions.length > 1,
    owners: owners.map(({ emailAddress, id }) => ({
      kind: "drive#user",
      displayName: caller.data.users.find(({ email }) => email === emailAddress)?.name,
      emailAddress,
      permissionId: id,
      me: emailAddress === user.email,
    })),
    ...(canEdit && { permissions: file.permissions.map(presentPermission) }),
    capabilities: {
      canEdit,
      canShare: canEdit,
      canDownload: true,
      canDelete: roleOn(caller, file) === "owner",
    },
  };
}

export function presentPermission({ emailAddress, ...permission }: DrivePermission) {
  return {
    kind: "drive#permission",
    ...permission,
    ...(emailAddress !== null && { emailAddress, displayName: emailAddress }),
    ...(permission.type === "anyone" && { allowFileDiscovery: false }),
  };
}

/** What Drive sends when no `fields` are named. */
export const defaultFileFields = ["kind", "id", "name", "mimeType"];
export const defaultPermissionFields = ["id", "type", "kind", "role"];

export function keepDefaults(value: object, fields: string[]): object {
  return Object.fromEntries(Object.entries(value).filter(([name]) => fields.includes(name)));
}
