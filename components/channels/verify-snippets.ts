import type { Snippet } from "@/components/code-snippet";

/** How an agent checks that a message comes from here: as any receiver of Standard Webhooks does. */
export const verifySnippets: readonly Snippet[] = [
  {
    id: "node",
    label: "Node.js",
    code: [
      'import { Webhook } from "standardwebhooks";',
      "",
      "const webhook = new Webhook(process.env.ALFE_WEBHOOK_SECRET);",
      "// body: the text of the request, as it came. Throws where it is not from here.",
      "const { data: message } = webhook.verify(body, request.headers);",
    ].join("\n"),
  },
  {
    id: "python",
    label: "Python",
    code: [
      "import os",
      "from standardwebhooks.webhooks import Webhook",
      "",
      'webhook = Webhook(os.environ["ALFE_WEBHOOK_SECRET"])',
      "# body: the bytes of the request, as they came. Raises where it is not from here.",
      'message = webhook.verify(body, request.headers)["data"]',
    ].join("\n"),
  },
];
