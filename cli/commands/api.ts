import { readFileSync } from "node:fs";
import { Argument, Command } from "commander";
import { reach } from "../client";
import { contextOf } from "../context";
import { Failure } from "../failure";
import { print, printJson } from "../output";
import { toFailure } from "../problem";
import { safeLines } from "../safe-text";
import { toValue } from "../settings-input";

const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;

/** For what no command is made for: any request to the REST API, with the same sign-in. */
export const apiCommand = (): Command =>
  new Command("api")
    .description("send any request to the REST API")
    .addArgument(new Argument("<method>", "how").choices(methods))
    .argument("<path>", "below /api/v1, e.g. /nodes/self/tools")
    .option("--data <json>", "the body, - to read it from standard input")
    .addHelpText("after", "\nEverything there is: <server>/api/v1/reference")
    .action(async (method: string, path: string, { data }: { data?: string }, command: Command) => {
      const { principal } = contextOf(command);
      const { origin, token } = principal;
      const url = new URL(`${origin}/api/v1/${path.replace(/^\/+(api\/v1\/)?/, "")}`);
      // The token is for this server's API and nothing else, whatever the path says.
      if (url.origin !== origin || !url.pathname.startsWith("/api/v1/"))
        throw new Failure("usage", `"${path}" is no path of the REST API.`);
      const body = data === "-" ? readFileSync(0, "utf8") : data;
      const response = await reach(
        origin,
        new Request(url, {
          method,
          headers: {
            accept: "application/json",
            ...(token !== null && { authorization: `Bearer ${token}` }),
            ...(body !== undefined && { "content-type": "application/json" }),
          },
          ...(body !== undefined && { body }),
        }),
      );
      const text = await response.text();
      if (!response.ok) throw toFailure(toValue(text), response.status);
      if (response.headers.get("content-type")?.includes("json")) printJson(toValue(text));
      else print(safeLines(text));
    });
