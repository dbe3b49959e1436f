import { useState } from "react";
import { keyOf, type SetupOption } from "./setup-choice";

/** The account that makes it: what was chosen, else the nearest that works. */
export function useChosenSetup(setups: readonly SetupOption[], way: SetupOption["way"]) {
  const [chosen, setChosen] = useState<string | null | undefined>(undefined);
  const options = setups.filter((each) => each.way === way);
  const first = options.find(({ isBroken }) => !isBroken);
  const setup =
    chosen === null
      ? undefined
      : (options.find((each) => keyOf(each) === chosen && !each.isBroken) ??
        (chosen === undefined ? first : undefined));
  return { setup, value: setup ? keyOf(setup) : (chosen ?? null), setChosen };
}
