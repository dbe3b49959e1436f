/** Where to go after signing in: a path of this server, else the front page. */
export function toNextPath(next: unknown): string {
  if (typeof next !== "string" || !next.startsWith("/")) return "/";
  // Browsers read `//host` and `/\host` as another server.
  const base = "http://next.invalid";
  const url = URL.canParse(next, base) ? new URL(next, base) : undefined;
  // Without its dots `/.//host` is `//host`.
  if (url?.origin !== base || url.pathname.startsWith("//")) return "/";
  return url.pathname + url.search + url.hash;
}
