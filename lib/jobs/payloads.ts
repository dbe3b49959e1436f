import { z } from "zod";

const of = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.object({ organizationId: z.uuid(), ...shape });

/**
 * Every task of the background with what it is told. Ids only: a job stands in the queue in clear and
 * outside of row-level security.
 */
export const payloads = {
  refresh_connection: of({ connectionId: z.uuid() }),
  probe_connection: of({ connectionId: z.uuid() }),
  run_removal: of({ removalId: z.uuid() }),
  end_attempt: of({ attemptId: z.uuid() }),
  run_schedule: of({ scheduleId: z.uuid() }),
  run_approved: of({ approvalId: z.uuid() }),
  end_approval: of({ approvalId: z.uuid() }),
  set_up_channel: of({ connectionId: z.uuid() }),
  check_channel: of({ connectionId: z.uuid() }),
  take_bot: of({ provisionId: z.uuid() }),
  provision_number: of({ provisionId: z.uuid() }),
  deliver_inbox: of({ nodeId: z.uuid() }),
  answer_keyword: of({ messageId: z.uuid() }),
  drive_call: of({ conversationId: z.uuid(), watch: z.boolean().optional() }),
  settle_usage: of({ eventId: z.uuid() }),
  tell_spending: of({}),
  send_mail: of({ notificationId: z.uuid() }),
  /** Finds work that lost its job, in all organizations. */
  sweep: z.object({}),
} satisfies Record<string, z.ZodObject>;

export type TaskName = keyof typeof payloads;

export type Payload<Name extends TaskName> = z.output<(typeof payloads)[Name]>;
