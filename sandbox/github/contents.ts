import { createHash } from "node:crypto";
import { Hono, type Context } from "hono";
import { z } from "zod";
import { parseJson } from "../fields";
import { canPush, refuse, type GitHubEnv } from "./caller";
import { findRepository } from "./find-repository";
import type { GitHubRepository } from "./seed";

const Write = z.object({
  message: z.string().min(1),
  content: z.base64(),
  sha: z.string().optional(),
  branch: z.string().optional(),
});

/** `/repos/:owner/:repo/contents/*` and `/readme`. */
export function contentsRoutes(): Hono<GitHubEnv> {
  const app = new Hono<GitHubEnv>();
  app.get("/:owner/:repo/contents", (c) => read(c, ""));
  app.get("/:owner/:repo/contents/:path{.+}", (c) => read(c, decodePath(c.req.param("path"))));
  app.get("/:owner/:repo/readme", (c) => read(c, "README.md"));
  app.put("/:owner/:repo/contents/:path{.+}", write);
  return app;
}

function read(c: Context<GitHubEnv>, path: string): Response {
  const repository = findRepository(c);
  if (repository === undefined) return refuse(c, 404, "Not Found");
  const ref = (c.req.query("ref") ?? repository.defaultBranch).replace(/^refs\/heads\//, "");
  const branch =
    repository.branches[ref] ?? Object.values(repository.branches).find(({ sha }) => sha === ref);
  if (branch === undefined) return refuse(c, 404, `No commit found for the ref ${ref}`);
  const text = branch.files[path];
  if (text === undefined) {
    const entries = listFolder(repository, ref, branch.files, path);
    return entries.length === 0 && path !== "" ? refuse(c, 404, "Not Found") : c.json(entries);
  }
  const bytes = toBytes(text);
  if ((c.req.header("accept") ?? "").includes("raw"))
    return c.body(new Uint8Array(bytes), 200, {
      "content-type": "application/vnd.github.raw+json; charset=utf-8",
    });
  return c.json({
    ...presentEntry(repository, ref, path, "file", bytes),
    content: bytes.toString("base64").replace(/(.{60})/g, "$1\n") + "\n",
    encoding: "base64",
  });
}

async function write(c: Context<GitHubEnv>): Promise<Response> {
  const caller = c.get("caller");
  const repository = findRepository(c);
  if (repository === undefined || !canPush(caller, repository)) return refuse(c, 404, "Not Found");
  const path = decodePath(c.req.param("path") ?? "");
  const body = Write.safeParse(parseJson(await c.req.text()));
  if (!body.success) return refuse(c, 422, `Invalid request.\n\n${z.prettifyError(body.error)}`);
  const { message, content, sha, branch: name = repository.defaultBranch } = body.data;
  const branch = repository.branches[name];
  if (branch === undefined) return refuse(c, 404, `Branch ${name} not found`);

  const before = branch.files[path];
  if (before !== undefined && sha === undefined)
    return refuse(c, 422, `Invalid request.\n\n"sha" wasn't supplied.`);
  if (sha !== undefined && (before === undefined || blobSha(toBytes(before)) !== sha))
    return refuse(c, 409, `${path} does not match ${sha}`);

  const bytes = Buffer.from(content, "base64");
  branch.files[path] = toText(bytes);
  const parent = branch.sha;
  branch.sha = createHash("sha1").update(`${parent} ${path} ${message} ${content}`).digest("hex");
  repository.pushedAt = new Date().toISOString();
  caller.record("file.written", `${repository.owner}/${repository.name}/${path}`);
  const who = { name: caller.user.name, email: caller.user.email, date: repository.pushedAt };
  return c.json(
    {
      content: presentEntry(repository, name, path, "file", bytes),
      commit: {
        sha: branch.sha,
        message,
        author: who,
        committer: who,
        parents: [{ sha: parent }],
        html_url: `https://github.com/${repository.owner}/${repository.name}/commit/${branch.sha}`,
      },
    },
    before === undefined ? 201 : 200,
  );
}

function listFolder(
  repository: GitHubRepository,
  ref: string,
  files: Record<string, string>,
  folder: string,
) {
  const prefix = folder === "" ? "" : `${folder}/`;
  const inside = Object.entries(files).filter(([path]) => path.startsWith(prefix));
  const folders = inside
    .map(([path]) => path.slice(prefix.length).split("/"))
    .flatMap(([first = "", ...rest]) => (rest.length > 0 ? [first] : []));
  return [
    ...[...new Set(folders)].map((name) =>
      presentEntry(repository, ref, prefix + name, "dir", Buffer.alloc(0)),
    ),
    ...inside
      .filter(([path]) => !path.slice(prefix.length).includes("/"))
      .map(([path, text]) => presentEntry(repository, ref, path, "file", toBytes(text))),
  ];
}

function presentEntry(
  { owner, name }: GitHubRepository,
  ref: string,
  path: string,
  type: "file" | "dir",
  bytes: Buffer,
) {
  const base = `https://api.github.com/repos/${owner}/${name}`;
  const sha = blobSha(type === "dir" ? Buffer.from(path) : bytes);
  const url = `${base}/contents/${encodeURI(path)}?ref=${encodeURIComponent(ref)}`;
  const gitUrl = `${base}/git/${type === "dir" ? "trees" : "blobs"}/${sha}`;
  const view = type === "dir" ? "tree" : "blob";
  const htmlUrl = `https://github.com/${owner}/${name}/${view}/${ref}/${encodeURI(path)}`;
  return {
    type,
    name: path.split("/").at(-1) ?? path,
    path,
    sha,
    size: bytes.length,
    url,
    html_url: htmlUrl,
    git_url: gitUrl,
    download_url:
      type === "dir" ? null : `https://raw.githubusercontent.com/${owner}/${name}/${ref}/${path}`,
    _links: { self: url, git: gitUrl, html: htmlUrl },
  };
}

/** Git's own name for a file's content. */
function blobSha(bytes: Buffer): string {
  return createHash("sha1")
    .update(`blob ${String(bytes.length)}\0`)
    .update(bytes)
    .digest("hex");
}

function toBytes(text: string): Buffer {
  return text.startsWith("base64:") ? Buffer.from(text.slice(7), "base64") : Buffer.from(text);
}

function toText(bytes: Buffer): string {
  const text = bytes.toString("utf8");
  const isText = Buffer.from(text).equals(bytes) && !text.startsWith("base64:");
  return isText ? text : `base64:${bytes.toString("base64")}`;
}

function decodePath(path: string): string {
  const trimmed = path.replace(/\/+$/, "");
  try {
    return decodeURIComponent(trimmed);
  } catch {
    return trimmed;
  }
}
