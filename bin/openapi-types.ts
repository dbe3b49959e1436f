import openapiTS, { astToString } from "openapi-typescript";
import { openApi } from "@/lib/transport/openapi";

/** Where the CLI has its types, relative to the project. */
export const typesFile = "cli/generated/openapi.d.ts";

/** The OpenAPI document as TypeScript: all that the CLI knows of the server. */
export async function openApiTypes(): Promise<string> {
  // What has a default need not be sent.
  const nodes = await openapiTS(JSON.stringify(openApi()), { defaultNonNullable: false });
  return `// Made by \`npm run openapi\`.\n\n${astToString(nodes)}`;
}
