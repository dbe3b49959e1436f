import { useQuery } from "@tanstack/react-query";
import { unwrap } from "@/components/unwrap";
import type { AppActions } from "./app-actions";

type Asked = {
  organizationId: string;
  provider: string;
  /** Null where the app is taken away. */
  clientId: string | null;
  actions: Pick<AppActions, "previewProviderApp">;
  enabled: boolean;
};

/** Which connections would have to be made again after a change of the app. */
export const useAppPreview = ({ organizationId, provider, clientId, actions, enabled }: Asked) =>
  useQuery({
    queryKey: ["provider-apps", organizationId, "preview", provider, clientId],
    queryFn: async () =>
      unwrap(await actions.previewProviderApp(organizationId, { provider, clientId })),
    enabled,
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });
