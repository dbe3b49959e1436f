import { answer } from "./client";
import type { Context } from "./context";
import { Failure } from "./failure";
import { safeText } from "./safe-text";
import type { Schema } from "./schema";

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** The connection that is meant by its id, or by an account name or label that only one has. */
export async function findConnection(
  context: Context,
  wanted: string,
): Promise<Schema<"Connection">> {
  if (uuid.test(wanted)) {
    const params = { path: { connection: wanted } };
    return answer(context.client.GET("/connections/{connection}", { params }));
  }
  const found = (await connectionsAt(context, wanted)).filter(
    ({ accountName, label }) => accountName === wanted || label === wanted,
  );
  const [only] = found;
  if (found.length === 1 && only) return only;
  if (!only)
    throw new Failure("not_found", `There is no account called "${wanted}".`, {
      hint: "`alfe connection list` shows all.",
    });
  throw new Failure(
    "invalid_input",
    `Several accounts are called "${wanted}": name one by its id.`,
    {
      hint: found
        .map(({ id, provider, owner }) => safeText(`${id}  ${provider.name} of ${owner.name}`))
        .join("\n"),
    },
  );
}

async function connectionsAt(
  { client, principal, node }: Context,
  search: string,
): Promise<Schema<"Connection">[]> {
  if (principal.kind === "agent") {
    const params = { path: { node: node() } };
    return (await answer(client.GET("/nodes/{node}/connections", { params }))).own;
  }
  const query = { search, limit: 200 };
  const { groups } = await answer(client.GET("/connections", { params: { query } }));
  return groups.flatMap(({ connections }) => connections);
}
