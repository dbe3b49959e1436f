import { bearer } from "../bearer";
import { defineProvider } from "../provider";
import { telnyxFailure } from "../telnyx-failure";
import { unmakeNumber } from "../unmake-number";
import { checkApiKey, checkPublicKey } from "./key";
import { telnyxNumbers } from "./numbers";
import { probeTelnyx } from "./probe";

/**
 * An account at Telnyx that phone numbers are bought with. No `revoke`: API keys are deleted by hand,
 * at `accessUrl`.
 */
export const telnyx = defineProvider({
  id: "telnyx",
  name: "Telnyx",
  isSetup: true,
  auth: {
    type: "key",
    guide: [
      { text: "Open API Keys in Telnyx's portal.", href: "https://portal.telnyx.com/#/api-keys" },
      { text: "Create an API key and paste it." },
      { text: "Copy the key under the tab Public Key too: what Telnyx sends is checked with it." },
    ],
    fields: [
      { name: "apiKey", label: "API key", placeholder: "KEY…", check: checkApiKey },
      {
        name: "publicKey",
        label: "Public key",
        placeholder: "44 characters, ending with =",
        isPlain: true,
        check: checkPublicKey,
      },
    ],
  },
  hosts: ["api.telnyx.com"],
  accessUrl: "https://portal.telnyx.com/#/api-keys",
  authorize: bearer("apiKey"),
  probe: probeTelnyx,
  failure: telnyxFailure,
  make: {
    kind: "number",
    provider: "phone",
    numbers: telnyxNumbers,
    unmake: unmakeNumber(telnyxNumbers),
  },
  sharesGrant: false,
});
