import { redirect } from "next/navigation";
import { cache } from "react";
import { runPage } from "@/lib/transport/page";
import { getNode } from "@/lib/tree/get";
import { resolvePath } from "@/lib/tree/resolve-path";

/** The node at an address; an old address leads to the present one. Read once per request. */
export const loadNode = cache(async (org: string, address: string, query: string) => {
  const segments = address === "" ? [] : address.split("/");
  const { nodeId, path } = await runPage(resolvePath, org, { segments });
  if (path !== `/${[org, ...segments].join("/")}`) redirect(path + query);
  return runPage(getNode, org, { nodeId });
});
