"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { attemptQuery } from "@/components/connections/queries";
import { channelsQuery } from "@/components/channels/queries";
import { plural } from "@/components/plural";
import { unwrap } from "@/components/unwrap";
import { NumberOrder } from "./number-order";
import { type FoundNumbers, NumberSearch, type NumberQuery } from "./number-search";
import { SetupChoice } from "./setup-choice";
import { Step } from "./step";
import type { WizardProps } from "./wizard-props";

const makingStates: readonly string[] = ["waiting", "making", "made"];

/** Finding a number and getting it. */
export function NumberSteps(props: WizardProps) {
  const { organizationId, attemptId, attempt, actions } = props;
  const { node, provision, connectionId } = attempt;
  const queryClient = useQueryClient();
  const search = useMutation({
    mutationFn: async (query: NumberQuery) =>
      unwrap(await actions.searchNumbers(organizationId, { nodeId: node.id, ...query })),
  });
  const order = useMutation({
    mutationFn: async (given: Parameters<typeof actions.provisionNumber>[1]) =>
      unwrap(await actions.provisionNumber(organizationId, given)),
    onSettled: async () => {
      await queryClient.invalidateQueries(attemptQuery(attemptId));
      await queryClient.invalidateQueries(channelsQuery(organizationId, node.id));
    },
  });
  const isDone = connectionId !== null;
  const isMaking = !isDone && provision !== null && makingStates.includes(provision.state);
  const makers = attempt.setups.filter(({ way }) => way === "number");
  const state = isDone || isMaking ? "done" : "now";

  if (makers.length === 0)
    return (
      <Step number={1} title="Phone account" state="now">
        <SetupChoice
          {...props}
          way="number"
          noun="phone account"
          value={null}
          onValueChange={() => undefined}
        />
      </Step>
    );
  return (
    <>
      <Step
        number={1}
        title="Find a number"
        state={search.data ? "done" : state}
        result={state === "now" && search.data ? foundWords(search.data) : undefined}
      >
        {state === "now" && <NumberSearch search={search} node={node.name} />}
      </Step>
      <Step
        number={2}
        title="Get it"
        state={isDone ? "done" : search.data !== undefined || isMaking ? "now" : "later"}
        result={isDone ? attempt.account : undefined}
      >
        {isMaking && (
          <p role="status">
            {provision.detail || "It is being bought."} Usually under a minute; you may leave this
            page.
          </p>
        )}
        {!isDone && !isMaking && search.data && (
          <NumberOrder
            key={search.submittedAt}
            found={search.data}
            order={order}
            node={node.name}
            onOrder={({ number, setupId, address, mostMonthlyMicros }) =>
              order.mutate({
                nodeId: node.id,
                attemptId,
                number,
                setupId,
                ...(address && { address }),
                ...(mostMonthlyMicros !== undefined && { mostMonthlyMicros }),
              })
            }
          />
        )}
      </Step>
    </>
  );
}

const foundWords = ({ numbers: { length } }: FoundNumbers): string =>
  length === 0 ? "None found" : plural(length, "number");
