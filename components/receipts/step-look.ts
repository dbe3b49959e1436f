import {
  Check,
  CircleDashed,
  Equal,
  Hand,
  LoaderCircle,
  type LucideIcon,
  Minus,
  RotateCw,
  UserCheck,
} from "lucide-react";
import type { ReceiptStep } from "@/lib/removals/receipt";

type StepLook = { Icon: LucideIcon; colour: string; word: string };

/** How each outcome of a step looks, always with its word. */
export const stepLooks: Readonly<Record<ReceiptStep["state"], StepLook>> = {
  waiting: { Icon: CircleDashed, colour: "text-off-mark", word: "Waits" },
  running: { Icon: LoaderCircle, colour: "text-busy-mark", word: "Running" },
  retrying: { Icon: RotateCw, colour: "text-todo-mark", word: "Failed, will retry" },
  manual: { Icon: Hand, colour: "text-stop-mark", word: "Needs a person" },
  done: { Icon: Check, colour: "text-ok-mark", word: "Done" },
  not_supported: { Icon: Minus, colour: "text-off-mark", word: "Not supported" },
  kept_shared: { Icon: Equal, colour: "text-off-mark", word: "Kept, shared" },
  confirmed: { Icon: UserCheck, colour: "text-ok-mark", word: "Done by hand" },
};
