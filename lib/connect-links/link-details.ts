import { getIntegration } from "@/lib/integrations/catalog";
import type { LinkRow } from "./link";

/** What the audit log says about a link. */
export const linkDetails = ({ integration, email }: Pick<LinkRow, "integration" | "email">) => ({
  integration,
  name: getIntegration(integration).name,
  email,
});
