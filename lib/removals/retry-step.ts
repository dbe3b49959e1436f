import { z } from "zod";
import { conflict } from "@/lib/errors";
import { defineCommand } from "@/lib/pipeline/operation";
import { detailsOf } from "./removal-details";
import { loadReceipt } from "./load-receipt";
import { Receipt } from "./receipt";
import { stepTitle, titleOf } from "./receipt-words";
import { placeOfStep } from "./removal-place";
import { runRemoval } from "./run";

export const retryStep = defineCommand({
  name: "retry_step",
  summary: "Try a step of a removal again now, instead of later or by hand.",
  permission: "connections:write",
  input: z.strictObject({ stepId: z.uuid().describe("Id of the step") }),
  output: Receipt,
  nodes: (tx, { stepId }, organizationId) => placeOfStep(tx, organizationId, stepId),
  async run({ organizationId, place, commit, read }, { stepId }) {
    const removalId = await commit(async (tx) => {
      const step = await tx.removalStep.findFirstOrThrow({
        where: { organizationId, id: stepId },
        select: { kind: true, removalId: true, removal: { select: { details: true } } },
      });
      const { count } = await tx.removalStep.updateMany({
        where: { organizationId, id: stepId, state: { in: ["manual", "retrying"] } },
        data: { state: "retrying", nextTryAt: new Date() },
      });
      if (count === 0) throw conflict("This step does not wait for a try any more.");
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
