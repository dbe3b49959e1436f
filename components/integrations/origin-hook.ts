import { useSyncExternalStore } from "react";

const subscribe = () => () => undefined;

/** Where this product is served, for addresses that are copied; empty until the browser has it. */
export const useOrigin = (): string =>
  useSyncExternalStore(
    subscribe,
    () => window.location.origin,
    () => "",
  );
