import { Hono, type Context } from "hono";
import { z } from "zod";
import { parseJson } from "../fields";
import { requireScope, type GoogleEnv } from "./caller";
import { canChangeFile } from "./drive-access";
import { findFile, noAccess, notFound, show } from "./drive";
import { toPermission, type DriveFile } from "./drive-seed";
import { parseUpload } from "./multipart";
import { defaultFileFields, presentFile } from "./present-file";
import { googleProblem } from "./problem";
import { scopesOf } from "./scopes";

const writing = requireScope(scopesOf("drive", "", "file"));

const Metadata = z.object({
  name: z.string().optional(),
  mimeType: z.string().optional(),
  description: z.string().optional(),
  parents: z.array(z.string()).optional(),
  trashed: z.boolean().optional(),
});

type Upload = { metadata: unknown; contentType: string | undefined; bytes: Buffer | undefined };

/** Creating and changing files: with metadata alone below `/drive/v3`, with content below `/upload/drive/v3`. */
export function driveWriteRoutes(hasContent: boolean): Hono<GoogleEnv> {
  const app = new Hono<GoogleEnv>();

  app.post("/files", writing, async (c) => {
    const caller = c.get("caller");
    const upload = await readUpload(c, hasContent);
    const metadata = Metadata.safeParse(upload?.metadata);
    if (upload === undefined || !metadata.success) return malformed(c);
    const { name = "Untitled", mimeType, description = null, parents = ["root"] } = metadata.data;
    const now = new Date().toISOString();
    const file: DriveFile = {
      id: `1${caller.nextId()}`,
      name,
      mimeType: mimeType ?? upload.contentType ?? "application/octet-stream",
      description,
      content: (upload.bytes ?? Buffer.alloc(0)).toString("base64"),
      parents,
      trashed: false,
      createdTime: now,
      modifiedTime: now,
      permissions: [toPermission(caller.user.email, "owner")],
      createdBy: caller.clientId,
    };
    caller.data.files.push(file);
    caller.record("file.created", file.id);
    return c.json(show(c, presentFile(caller, file), defaultFileFields));
  });
  app.patch("/files/:id", writing, async (c) => {
    const caller = c.get("caller");
    const file = findFile(c);
    if (file === undefined) return notFound(c);
    if (!canChangeFile(caller, file)) return noAccess(c);
    const upload = await readUpload(c, hasContent);
    const metadata = Metadata.safeParse(upload?.metadata);
    if (upload === undefined || !metadata.success) return malformed(c);
    Object.assign(file, metadata.data, { modifiedTime: new Date().toISOString() });
    if (upload.bytes !== undefined) file.content = upload.bytes.toString("base64");
    caller.record("file.updated", file.id);
    return c.json(show(c, presentFile(caller, file), defaultFileFields));
  });
  return app;
}

async function readUpload(c: Context, hasContent: boolean): Promise<Upload | undefined> {
  const body = Buffer.from(await c.req.arrayBuffer());
  const contentType = c.req.header("content-type") ?? "";
  if (!hasContent)
    return {
      metadata: parseJson(body.toString() || "{}"),
      contentType: undefined,
      bytes: undefined,
    };
  if (c.req.query("uploadType") === "media") return { metadata: {}, contentType, bytes: body };
  if (c.req.query("uploadType") !== "multipart") return undefined;
  const parts = parseUpload(body, contentType);
  return parts && { ...parts, metadata: parseJson(parts.metadata) };
}

function malformed(c: Context): Response {
  return googleProblem(c, 400, "Malformed multipart body.", "badContent");
}
