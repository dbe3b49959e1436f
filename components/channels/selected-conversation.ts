import { parseAsString, useQueryState } from "nuqs";

/** The conversation that is open, `?conversation=`; Back closes it. */
export const useSelectedConversation = () =>
  useQueryState("conversation", parseAsString.withOptions({ history: "push", scroll: false }));
