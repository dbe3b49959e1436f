import type { Tasks } from "./task";
import { checkChannel } from "./tasks/check-channel";
import { endApproval } from "./tasks/end-approval";
import { endAttempt } from "./tasks/end-attempt";
import { probeConnection } from "./tasks/probe-connection";
import { refreshConnection } from "./tasks/refresh-connection";
import { runApproved } from "./tasks/run-approved";
import { runRemoval } from "./tasks/run-removal";
import { runSchedule } from "./tasks/run-schedule";
import { sendMail } from "./tasks/send-mail";
import { setUpChannelTask } from "./tasks/set-up-channel";
import { sweep } from "./tasks/sweep";

/** What a worker can do. Domain code knows none of it: it enqueues by name. */
export const tasks: Required<Tasks> = {
  check_channel: checkChannel,
  end_approval: endApproval,
  end_attempt: endAttempt,
  probe_connection: probeConnection,
  refresh_connection: refreshConnection,
  run_approved: runApproved,
  run_removal: runRemoval,
  run_schedule: runSchedule,
  send_mail: sendMail,
  set_up_channel: setUpChannelTask,
  sweep,
};
