import * as oauth from "oauth4webapi";
import type { OAuth, OAuthClient } from "@/lib/providers/provider";
import type { Secret } from "@/lib/vault/secret";
import { serverOf } from "./token-endpoint";

/** What a provider sends back with the person. */
export type CallbackAnswer = {
  state: string;
  code?: string | undefined;
  error?: string | undefined;
  iss?: string | undefined;
};

/** The checked parameters of the callback, or how it ends the attempt. */
export function readAnswer(
  auth: OAuth,
  client: Secret<OAuthClient>,
  { state, code, error, iss }: CallbackAnswer,
): URLSearchParams | "declined" | "provider_failed" {
  const parameters = new URLSearchParams({
    state,
    ...(code !== undefined && { code }),
    ...(error !== undefined && { error }),
    ...(iss !== undefined && { iss }),
  });
  try {
    return oauth.validateAuthResponse(
      serverOf(auth),
      { client_id: client.reveal().id },
      parameters,
      state,
    );
  } catch (cause) {
    const declined = cause instanceof oauth.AuthorizationResponseError && error === "access_denied";
    return declined ? "declined" : "provider_failed";
  }
}
