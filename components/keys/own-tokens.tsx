"use client";

import { useMemo } from "react";
import type { TokenActions } from "./key-actions";
import { ownHolder } from "./key-holder";
import { KeyTable } from "./key-table";

type OwnTokensProps = { organization: { id: string; name: string }; actions: TokenActions };

/** One's own tokens in an organization: each belongs to one. */
export function OwnTokens({ organization, actions }: OwnTokensProps) {
  const { id, name } = organization;
  const holder = useMemo(() => ownHolder({ id, name }, actions), [id, name, actions]);
  return <KeyTable id={`tokens-${id}`} holder={holder} />;
}
