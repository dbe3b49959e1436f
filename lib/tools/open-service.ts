import "server-only";
import type { OpenConnection } from "@/lib/connections/open-connection";
import { AppError } from "@/lib/errors";
import type { Service } from "@/lib/integrations/manifest";
import { logWarning } from "@/lib/log";
import { isUndecided } from "@/lib/outbound/no-answer";
import { providerCall } from "@/lib/outbound/provider-call";
import { isRefusal } from "@/lib/providers/revocation";
import { failureOfStatus } from "@/lib/providers/status-failure";
import { serverAccount } from "@/lib/setups/server-account";

/** Makes a service usable with the server's own account, which no organization ever sees. */
export function openService(service: Service): OpenConnection {
  const account = serverAccount(service.id);
  if (!account)
    throw new AppError("unavailable", `This server has no account at ${service.name} any more.`);
  const { secret, world } = account;
  const failure: Service["failure"] = (response) =>
    service.failure?.(response) ?? failureOfStatus(service.name, response);
  const provider = { ...service, failure };
  const send = providerCall({ provider, hosts: service.hosts, secret, world });
  let acted = false;
  return {
    mayHaveActed: () => acted,
    redact: (text) =>
      Object.values(secret.reveal()).reduce(
        (rest, value) => rest.replaceAll(value, "[redacted]"),
        text,
      ),
    async call(request) {
      const isRead = request.method === undefined || request.method === "GET";
      acted ||= !isRead;
      try {
        return await send(request);
      } catch (error) {
        if (!isRead) acted = isUndecided(error);
        // Only the operator can mend it, who reads this log.
        if (isRefusal(error, "unauthorized"))
          logWarning("the server's own key is refused", {
            service: service.id,
            variable: service.variable,
          });
        throw error;
      }
    },
  };
}
