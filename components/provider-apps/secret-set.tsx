import { RelativeTime } from "@/components/relative-time";
import type { ProviderApp } from "@/lib/provider-apps/provider-app";

/** "Secret set on 3 Nov by Nina. Paste the new one to replace it." */
export function SecretSet({ app }: { app: ProviderApp }) {
  if (app.secretSetAt === null) return <>Sealed at once; nobody can read it again.</>;
  return (
    <>
      Secret set <RelativeTime value={app.secretSetAt} />
      {app.secretSetBy !== null && ` by ${app.secretSetBy}`}. Paste the new one to replace it.
    </>
  );
}
