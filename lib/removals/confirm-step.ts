import { z } from "zod";
import { conflict } from "@/lib/errors";
import { actorId } from "@/lib/pipeline/actor";
import { defineCommand } from "@/lib/pipeline/operation";
import { loadReceipt } from "./load-receipt";
import { Receipt } from "./receipt";
import { stepTitle, titleOf } from "./receipt-words";
import { detailsOf } from "./removal-details";
import { placeOfStep } from "./removal-place";
import { runRemoval } from "./run";

export const confirmStep = defineCommand({
  name: "confirm_step",
  summary: "Say that a step of a removal, which the server could not do, was done by hand.",
  permission: "receipts:confirm",
  input: z.strictObject({ stepId: z.uuid().describe("Id of the step") }),
  output: Receipt,
  nodes: (tx, { stepId }, organizationId) => placeOfStep(tx, organizationId, stepId),
  async run({ actor, organizationId, place, commit, read }, { stepId }) {
    const removalId = await commit(async (tx) => {
      const step = await tx.removalStep.findFirstOrThrow({
        where: { organizationId, id: stepId },
        select: { kind: true, removalId: true, removal: { select: { details: true } } },
      });
      const { count } = await tx.removalStep.updateMany({
        where: { organizationId, id: stepId, state: "manual" },
        data: {
          state: "confirmed",
          detail: "A person did this by hand.",
          confirmedBy: actorId(actor),
          nextTryAt: null,
          doneAt: new Date(),
        },
      });
      if (count === 0) throw conflict("This step does not wait for a person any more.");
      const removal = titleOf(detailsOf(step.removal.details));
      return {
        result: step.removalId,
        audit: {
          subjectId: step.removalId,
          details: { removal, step: stepTitle(step.kind, undefined) },
        },
      };
    });
    await runRemoval(organizationId, removalId);
    return read((tx) => loadReceipt(tx, organizationId, removalId, place));
  },
});
