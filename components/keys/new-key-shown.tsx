"use client";

import { useOrigin } from "@/components/integrations/origin-hook";
import type { NewKey } from "@/lib/keys/key-view";
import { agentSnippets, personSnippets } from "./connect-snippets";
import type { KeyHolder } from "./key-holder";
import { SecretShown } from "./secret-shown";

type NewKeyShownProps = { holder: KeyHolder; made: NewKey; onClose: () => void };

/** A key that was just made, with how it is used. */
export function NewKeyShown({ holder: { noun }, made, onClose }: NewKeyShownProps) {
  const origin = useOrigin();
  const snippets = noun === "key" ? agentSnippets : personSnippets;
  return (
    <SecretShown
      name={made.key.name}
      noun={noun}
      secret={made.token}
      snippets={snippets(origin, made.token)}
      onClose={onClose}
    />
  );
}
