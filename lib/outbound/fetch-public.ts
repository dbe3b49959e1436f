import "server-only";
import { AppError } from "@/lib/errors";
import type { PublicPage } from "@/lib/integrations/manifest";
import { forbiddenDestination } from "./destination";
import { sendPublic } from "./route";
import type { Incoming, Send } from "./send";

const maxRedirects = 5;
const timeoutMs = 20_000;

/** Fetches public pages, without any credential. Each redirect is checked again from scratch. */
export const createFetchPublic =
  (send: Send, upgrade: (url: URL) => URL) =>
  async (
    address: string,
    {
      maxBytes = 512 * 1024,
      allows = () => true,
      signal,
    }: { maxBytes?: number; allows?: (url: string) => boolean; signal?: AbortSignal } = {},
  ): Promise<PublicPage> => {
    let url = upgrade(toUrl(address));
    for (let hop = 0; hop <= maxRedirects; hop += 1) {
      // Before it is asked: the address alone may carry something out.
      if (!allows(url.href))
        throw new AppError(
          "invalid_input",
          `This page leads to ${url.host}, which is not allowed.`,
        );
      const answer = await send({
        name: url.hostname,
        url,
        method: "GET",
        headers: new Headers({
          "user-agent": "Alfe-Integrations",
          accept: "text/html, text/*, */*",
        }),
        maxBytes,
        timeoutMs,
        signal,
      });
      const location = answer.headers.get("location");
      const isRedirect = [301, 302, 303, 307, 308].includes(answer.status);
      if (!isRedirect || location === null) return toPage(url, answer);
      url = upgrade(toUrl(location, url));
    }
    throw new AppError(
      "invalid_input",
      "This page leads from one address to the next without end.",
    );
  };

/** What still says http is asked for over https. */
function toHttps(url: URL): URL {
  if (url.protocol !== "http:" || url.port !== "") return url;
  const secure = new URL(url);
  secure.protocol = "https:";
  return secure;
}

export const fetchPublic = createFetchPublic(sendPublic, toHttps);

function toUrl(address: string, base?: URL): URL {
  if (!URL.canParse(address, base?.href)) throw forbiddenDestination();
  return new URL(address, base);
}

function toPage(url: URL, { status, headers, bytes, complete }: Incoming): PublicPage {
  const contentType = headers.get("content-type") ?? "";
  const charset = /charset="?([\w-]+)/i.exec(contentType)?.[1] ?? "utf-8";
  return { url: url.href, status, contentType, text: decode(bytes, charset), truncated: !complete };
}

function decode(bytes: Uint8Array, charset: string): string {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}
