import { Hono, type Context } from "hono";
import { z } from "zod";
import { parseJson } from "../fields";
import { requireScope, type GoogleEnv } from "./caller";
import { canChangeFile, canSeeFile, roleOn } from "./drive-access";
import { parseDriveQuery } from "./drive-query";
import { toPermission, type DriveFile } from "./drive-seed";
import { exportFile } from "./export-file";
import { takeGooglePage } from "./paging";
import {
  defaultFileFields,
  defaultPermissionFields,
  keepDefaults,
  presentFile,
  presentPermission,
} from "./present-file";
import { googleProblem } from "./problem";
import { scopesOf } from "./scopes";

const listing = requireScope(
  scopesOf("drive", "", "readonly", "file", "metadata", "metadata.readonly"),
);
const reading = requireScope(scopesOf("drive", "", "readonly", "file"));
const writing = requireScope(scopesOf("drive", "", "file"));

const NewPermission = z
  .object({
    role: z.enum(["owner", "writer", "commenter", "reader"]),
    type: z.enum(["user", "group", "domain", "anyone"]),
    emailAddress: z.email().optional(),
  })
  .refine(
    ({ type, emailAddress }) =>
      (type === "user" || type === "group") === (emailAddress !== undefined),
  );

/** Below `/drive/v3`. */
export function driveRoutes(): Hono<GoogleEnv> {
  const app = new Hono<GoogleEnv>();

  app.get("/about", listing, (c) => {
    const { email, name } = c.get("caller").user;
    return c.json({
      kind: "drive#about",
      user: { displayName: name, emailAddress: email, me: true },
    });
  });
  app.get("/files", listing, (c) => {
    const caller = c.get("caller");
    const query = c.req.query("q");
    const matches = query === undefined || query === "" ? () => true : parseDriveQuery(query);
    if (matches === undefined) return googleProblem(c, 400, "Invalid Value", "invalid");
    const found = caller.data.files
      .filter((file) => canSeeFile(caller, file) && matches(file))
      .sort((a, b) => Date.parse(b.modifiedTime) - Date.parse(a.modifiedTime));
    const { page, nextPageToken } = takeGooglePage(c, found, "pageSize");
    const files = page.map((file) => show(c, presentFile(caller, file), defaultFileFields));
    return c.json({ kind: "drive#fileList", incompleteSearch: false, files, nextPageToken });
  });
  app.get("/files/:id", listing, (c) => {
    const file = findFile(c);
    if (file === undefined) return notFound(c);
    if (c.req.query("alt") !== "media")
      return c.json(show(c, presentFile(c.get("caller"), file), defaultFileFields));
    const readers = scopesOf("drive", "", "readonly", "file");
    if (!c.get("caller").scopes.some((scope) => readers.includes(scope))) return notFound(c);
    if (file.mimeType.startsWith("application/vnd.google-apps."))
      return googleProblem(
        c,
        403,
        "Only files with binary content can be downloaded. Use Export with Docs Editors files.",
        "fileNotDownloadable",
      );
    const bytes = new Uint8Array(Buffer.from(file.content, "base64"));
    return c.body(bytes, 200, { "content-type": file.mimeType });
  });
  app.get("/files/:id/export", reading, (c) => {
    const file = findFile(c);
    return file === undefined ? notFound(c) : exportFile(c, file);
  });
  app.delete("/files/:id", writing, (c) => {
    const caller = c.get("caller");
    const file = findFile(c);
    if (file === undefined) return notFound(c);
    if (roleOn(caller, file) !== "owner") return noAccess(c);
    caller.data.files = caller.data.files.filter((each) => each !== file);
    caller.record("file.deleted", file.id);
    return c.body(null, 204);
  });

  app.get("/files/:id/permissions", listing, (c) => {
    const file = findFile(c);
    if (file === undefined) return notFound(c);
    if (!canChangeFile(c.get("caller"), file)) return noAccess(c);
    const permissions = file.permissions.map((each) =>
      show(c, presentPermission(each), defaultPermissionFields),
    );
    return c.json({ kind: "drive#permissionList", permissions });
  });
  app.post("/files/:id/permissions", writing, async (c) => {
    const caller = c.get("caller");
    const file = findFile(c);
    if (file === undefined) return notFound(c);
    if (!canChangeFile(caller, file)) return noAccess(c);
    const body = NewPermission.safeParse(parseJson(await c.req.text()));
    if (!body.success)
      return googleProblem(c, 400, "The permission type field is required.", "invalid");
    const { role, type, emailAddress = null } = body.data;
    if (role === "owner")
      return googleProblem(c, 403, "The transferOwnership parameter must be enabled.", "forbidden");
    const permission = toPermission(emailAddress, role, type);
    file.permissions = [...file.permissions.filter(({ id }) => id !== permission.id), permission];
    caller.record("file.shared", file.id);
    return c.json(show(c, presentPermission(permission), defaultPermissionFields));
  });
  return app;
}

/** The file of the path, if the person has it and the token reaches it. */
export function findFile(c: Context<GoogleEnv>): DriveFile | undefined {
  const caller = c.get("caller");
  const file = caller.data.files.find(({ id }) => id === c.req.param("id"));
  return file !== undefined && canSeeFile(caller, file) ? file : undefined;
}

/** All fields where the caller named some (they are projected later), else Drive's four. */
export function show(c: Context, value: object, defaults: string[]): object {
  return c.req.query("fields") === undefined ? keepDefaults(value, defaults) : value;
}

export function notFound(c: Context): Response {
  return googleProblem(c, 404, `File not found: ${c.req.param("id") ?? ""}.`, "notFound");
}

export function noAccess(c: Context): Response {
  return googleProblem(
    c,
    403,
    "The user does not have sufficient permissions for this file.",
    "insufficientFilePermissions",
  );
}
