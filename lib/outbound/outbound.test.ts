import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, test } from "vitest";
import { assertDestination, type Destinations, publicInternet } from "./destination";
import { createFetchPublic, fetchPublic } from "./fetch-public";
import { isPublicAddress } from "./public-address";
import { sendPublic } from "./route";
import { createSend, type Outgoing } from "./send";
import { parseAnswer } from "./answer-body";

const servers: Server[] = [];
let reached = 0;

async function serve(handler: RequestListener, address = "127.0.0.1"): Promise<string> {
  const server = createServer((request, response) => {
    reached += 1;
    handler(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, address, resolve));
  servers.push(server);
  return `http://${address}:${String((server.address() as AddressInfo).port)}`;
}

afterEach(() => {
  reached = 0;
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** As strict as the real one, with 127.0.0.2 in the place of the public internet. */
const pretendPublic: Destinations = {
  protocol: "http:",
  port: undefined,
  allowsAddress: (address) => address === "127.0.0.2",
};
const send = createSend(pretendPublic);

const request = (url: string, changes: Partial<Outgoing> = {}): Outgoing => ({
  name: "Acme",
  url: new URL(url),
  method: "GET",
  headers: new Headers(),
  maxBytes: 1000,
  timeoutMs: 2000,
  ...changes,
});

describe("where requests may go", () => {
  test.each([
    "127.0.0.1",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",
    "::1",
    "::",
    "fe80::1",
    "fd00::1",
    "::ffff:127.0.0.1",
    "::ffff:7f00:1",
    "64:ff9b::7f00:1",
    "2002:7f00:1::",
    "2001::1",
    "224.0.0.1",
    "255.255.255.255",
    "nonsense",
  ])("%s is not public", (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  test.each(["1.1.1.1", "140.82.112.3", "2606:4700::1111", "::ffff:1.1.1.1"])(
    "%s is public",
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );

  test.each([
    "https://127.0.0.1/",
    "https://2130706433/",
    "https://0x7f000001/",
    "https://0x7f.1/",
    "https://0177.0.0.1/",
    "https://127.1/",
    "https://[::1]/",
    "https://[::ffff:127.0.0.1]/",
    "https://[::ffff:7f00:1]/",
    "https://[64:ff9b::7f00:1]/",
    "https://169.254.169.254/latest/meta-data",
    "http://example.com/",
    "https://example.com:8443/",
    "https://user@example.com/",
    "https://user:secret@example.com/",
    "ftp://example.com/",
  ])("%s is refused", (address) => {
    expect(() => {
      assertDestination(new URL(address), publicInternet);
    }).toThrow("only public https");
  });

  test.each(["https://example.com/a?b=c", "https://1.1.1.1/", "https://example.com:443/"])(
    "%s is allowed",
    (address) => {
      expect(() => {
        assertDestination(new URL(address), publicInternet);
      }).not.toThrow();
    },
  );

  test("a number for loopback never reaches a server that listens there", async () => {
    const port = new URL(await serve((_request, response) => response.end())).port;
    for (const host of ["127.0.0.1", "2130706433", "0x7f000001", "[::ffff:127.0.0.1]"])
      await expect(send(request(`http://${host}:${port}/`))).rejects.toThrow("cannot be reached");
    expect(reached).toBe(0);
  });

  test("a name that resolves to a private address is refused at the socket", async () => {
    const port = new URL(await serve((_request, response) => response.end())).port;
    const refusal = { kind: "invalid_input", maybeReceived: false };
    await expect(send(request(`http://localhost:${port}/`))).rejects.toMatchObject(refusal);
    await expect(
      sendPublic(request("https://localhost/", { name: "localhost" })),
    ).rejects.toMatchObject(refusal);
    expect(reached).toBe(0);
  });

  test("a page on a loopback address is never fetched", async () => {
    const origin = await serve((_request, response) => response.end("secret"));
    await expect(fetchPublic(origin)).rejects.toMatchObject({ kind: "invalid_input" });
    await expect(fetchPublic("http://127.0.0.1/")).rejects.toMatchObject({ kind: "invalid_input" });
    expect(reached).toBe(0);
  });
});

describe("what is taken from an answer", () => {
  test("an answer that is too long is cut, also when it was small on the wire", async () => {
    const origin = await serve((_request, response) => {
      response.setHeader("content-encoding", "gzip");
      response.end(gzipSync("x".repeat(5_000_000)));
    }, "127.0.0.2");
    const answer = await send(request(origin));
    expect(answer).toMatchObject({ complete: false });
    expect(answer.bytes.length).toBe(1000);
    expect(() => parseAnswer("Acme", answer)).toThrow("Acme sent more");
  });

  test("a slow body ends at the total time", async () => {
    const origin = await serve((_request, response) => {
      response.write("a");
      void wait(5000, undefined, { ref: false }).then(() => response.end());
    }, "127.0.0.2");
    const begun = performance.now();
    await expect(send(request(origin, { timeoutMs: 200 }))).rejects.toMatchObject({
      kind: "unavailable",
      message: "Acme did not answer in time. Try again in a minute.",
      maybeReceived: true,
    });
    expect(performance.now() - begun).toBeLessThan(2000);
  });

  test("a server that refuses the connection surely received nothing", async () => {
    const origin = await serve(() => undefined, "127.0.0.2");
    for (const server of servers.splice(0)) await new Promise((done) => server.close(done));
    await expect(send(request(origin))).rejects.toMatchObject({ maybeReceived: false });
  });

  test("a connection that breaks off may have been received", async () => {
    const origin = await serve((incoming) => incoming.socket.destroy(), "127.0.0.2");
    await expect(send(request(`${origin}/?token=hidden-value`))).rejects.toMatchObject({
      kind: "unavailable",
      maybeReceived: true,
    });
    const error: unknown = await send(request(`${origin}/?token=hidden-value`)).catch(
      (cause: unknown) => cause,
    );
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain("hidden-value");
  });

  test("JSON is read only where the answer says so, and garbage is a failure", async () => {
    const origin = await serve((incoming, response) => {
      response.setHeader(
        "content-type",
        incoming.url === "/text" ? "text/html" : "application/json",
      );
      response.statusCode = incoming.url === "/failed" ? 500 : 200;
      response.end(incoming.url === "/good" ? '{"a":1}' : "<html>");
    }, "127.0.0.2");
    const read = async (path: string) =>
      parseAnswer("Acme", await send(request(`${origin}${path}`)));
    expect(await read("/good")).toEqual({ a: 1 });
    expect(await read("/text")).toBe("<html>");
    expect(await read("/failed")).toBeUndefined();
    await expect(read("/garbage")).rejects.toMatchObject({ kind: "provider_failed" });
  });

  test("a redirect is not followed by the client itself", async () => {
    const origin = await serve((_request, response) => {
      response.writeHead(302, { location: "/elsewhere" }).end();
    }, "127.0.0.2");
    expect(await send(request(origin))).toMatchObject({ status: 302 });
    expect(reached).toBe(1);
  });
});

describe("fetching public pages", () => {
  const fetchPage = createFetchPublic(send, (url) => url);

  test("redirects are followed, and the last address is told", async () => {
    const origin = await serve((incoming, response) => {
      if (incoming.url === "/b") response.setHeader("content-type", "text/plain").end("here");
      else response.writeHead(301, { location: "/b" }).end();
    }, "127.0.0.2");
    expect(await fetchPage(`${origin}/a`)).toMatchObject({
      url: `${origin}/b`,
      text: "here",
      truncated: false,
    });
  });

  test("a redirect to what is not allowed is never sent, even on the way back", async () => {
    const origin = await serve((incoming, response) => {
      const location = incoming.url === "/a" ? "/elsewhere" : "/b";
      response.writeHead(302, { location }).end();
    }, "127.0.0.2");
    const allows = (url: string) => !url.endsWith("/elsewhere");
    await expect(fetchPage(`${origin}/a`, { allows })).rejects.toMatchObject({
      kind: "invalid_input",
    });
    expect(reached).toBe(1);
  });

  test.each(["127.0.0.1", "localhost", "2130706433"])(
    "a redirect to %s is refused and never sent",
    async (host) => {
      let privateHits = 0;
      const inner = await serve((_request, response) => {
        privateHits += 1;
        response.end("private");
      });
      const location = `http://${host}:${new URL(inner).port}/`;
      const origin = await serve((_request, response) => {
        response.writeHead(302, { location }).end();
      }, "127.0.0.2");
      await expect(fetchPage(origin)).rejects.toMatchObject({ kind: "invalid_input" });
      expect(privateHits).toBe(0);
    },
  );

  test("endless redirects end after five", async () => {
    const origin = await serve((_request, response) => {
      response.writeHead(302, { location: "/again" }).end();
    }, "127.0.0.2");
    await expect(fetchPage(origin)).rejects.toThrow("without end");
    expect(reached).toBe(6);
  });
});
