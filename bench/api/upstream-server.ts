import { createServer } from "node:http";

/** A provider that answers at once: GitHub, as far as searching repositories goes. */
const answer = JSON.stringify({
  total_count: 5,
  items: Array.from({ length: 5 }, (_, index) => ({
    full_name: `acme/alfe-${index}`,
    description: "What agents use",
    html_url: `https://github.com/acme/alfe-${index}`,
    private: false,
    default_branch: "main",
    language: "TypeScript",
    stargazers_count: index,
    updated_at: "2026-11-22T12:00:00Z",
  })),
});

const server = createServer((_request, response) => {
  response.writeHead(200, { "content-type": "application/json" }).end(answer);
});
server.keepAliveTimeout = 75_000;
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (address !== null && typeof address === "object") process.send?.(address.port);
});
