import type { ReactNode } from "react";
import type { ActivityEvent } from "@/lib/activity/list";

/** Reads what an event says about itself. */
export type Said = {
  event: ActivityEvent;
  node: ReactNode;
  text: (key: string) => string;
  list: (key: string) => string[];
};

export type SentenceKind = {
  /** In the filter. */
  label: string;
  /** What somebody did, after their name. */
  say: (said: Said) => ReactNode;
  /** What they were refused: "Nina was refused {…}". */
  refused: string;
};

export const Strong = ({ children }: { children: ReactNode }) => (
  <strong className="font-semibold">{children}</strong>
);

/** "create_node" as "create node". */
export const toWords = (operation: string): string => operation.replaceAll("_", " ");
