import { randomBytes, randomUUID } from "node:crypto";
import { isIP } from "node:net";
import { type NextRequest, NextResponse } from "next/server";
import { env, publicOrigin } from "@/lib/env";

/** Pages whose address or content is itself a secret, or says who somebody is. */
const privatePages = /^\/(signin|signout|connect|device|invite|reset|setup)(\/|$)/;

/** The same without pages whose address holds nothing. */
const secretAddresses = /^\/(signin|connect|device|invite|reset)(\/|$)/;

/** Puts security headers on every answer. It authorizes nothing: pages, actions and routes do. */
export function proxy(request: NextRequest): NextResponse {
  const canonical = canonicalAddress(request);
  if (canonical) return leadTo(canonical);
  if (isForeignName(request))
    return new NextResponse("This server is not known under that name.", { status: 421 });

  const requestId = randomUUID();
  const nonce = randomBytes(16).toString("base64");
  const policy = contentSecurityPolicy(nonce);
  const { pathname, search } = request.nextUrl;

  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  // Next.js takes the nonce for its own scripts from here.
  headers.set("content-security-policy", policy);
  headers.set("x-request-id", requestId);
  headers.set("x-alfe-path", pathname + search);

  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  response.headers.set("x-content-type-options", "nosniff");
  response.headers.set(
    "referrer-policy",
    secretAddresses.test(pathname) ? "no-referrer" : "strict-origin-when-cross-origin",
  );
  response.headers.set(
    "permissions-policy",
    "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
  );
  response.headers.set("x-request-id", requestId);
  if (privatePages.test(pathname)) response.headers.set("cache-control", "no-store");
  if (publicOrigin().startsWith("https:"))
    response.headers.set("strict-transport-security", "max-age=31536000; includeSubDomains");
  return response;
}

/**
 * In demo mode people also type `localhost`, where the cookie and the redirect URIs of the printed
 * address do not count.
 */
function canonicalAddress({ headers, method, nextUrl }: NextRequest): URL | undefined {
  if (!env().ALFE_DEMO || method !== "GET" || nextUrl.pathname.startsWith("/api/"))
    return undefined;
  const origin = new URL(publicOrigin());
  if (headers.get("host") === origin.host) return undefined;
  // Set one by one: resolved against the origin, a path that starts with `//` would be another host.
  origin.pathname = nextUrl.pathname;
  origin.search = nextUrl.search;
  return origin;
}

/**
 * In demo mode whoever reaches this machine may sign in, and a web page can point its own name here.
 * Numbers and `localhost` nobody can take over.
 */
function isForeignName({ headers }: NextRequest): boolean {
  const host = headers.get("host") ?? "";
  if (!env().ALFE_DEMO || host === new URL(publicOrigin()).host) return false;
  const name = host.replace(/:\d+$/, "").replace(/^\[|\]$/g, "");
  return isIP(name) === 0 && !/^(?:.+\.)?localhost$/i.test(name);
}

/**
 * Not a redirect: Next.js takes the host it listens on for the one that was asked for, and would
 * shorten the address to a path, which leads back here.
 */
const leadTo = ({ href }: URL): NextResponse =>
  new NextResponse(`<!doctype html><title>Alfe Integrations</title><a href="${href}">${href}</a>`, {
    headers: {
      refresh: `0; url=${href}`,
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });

function contentSecurityPolicy(nonce: string): string {
  const development = env().NODE_ENV === "development";
  return [
    "default-src 'self'",
    // React's development build evaluates code to show where errors come from.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

export const config = {
  // Files of the build carry no data and never change.
  matcher: ["/((?!_next/static/|_next/image/|icon.svg|favicon.ico).*)"],
};
