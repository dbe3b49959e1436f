import type { Tasks } from "./task";
import { answerKeywordTask } from "./tasks/answer-keyword";
import { checkChannel } from "./tasks/check-channel";
import { deliverInboxTask } from "./tasks/deliver-inbox";
import { driveCallTask } from "./tasks/drive-call";
import { endApproval } from "./tasks/end-approval";
import { endAttempt } from "./tasks/end-attempt";
import { probeConnection } from "./tasks/probe-connection";
import { provisionNumberTask } from "./tasks/provision-number";
import { refreshConnection } from "./tasks/refresh-connection";
import { runApproved } from "./tasks/run-approved";
import { runRemoval } from "./tasks/run-removal";
import { runSchedule } from "./tasks/run-schedule";
import { sendMail } from "./tasks/send-mail";
import { setUpChannelTask } from "./tasks/set-up-channel";
import { settleUsageTask } from "./tasks/settle-usage";
import { sweep } from "./tasks/sweep";
import { takeBot } from "./tasks/take-bot";
import { tellSpendingTask } from "./tasks/tell-spending";

/** What a worker can do. Domain code knows none of it: it enqueues by name. */
export const tasks: Required<Tasks> = {
  answer_keyword: answerKeywordTask,
  check_channel: checkChannel,
  deliver_inbox: deliverInboxTask,
  drive_call: driveCallTask,
  end_approval: endApproval,
  end_attempt: endAttempt,
  probe_connection: probeConnection,
  provision_number: provisionNumberTask,
  refresh_connection: refreshConnection,
  run_approved: runApproved,
  run_removal: runRemoval,
  run_schedule: runSchedule,
  send_mail: sendMail,
  set_up_channel: setUpChannelTask,
  settle_usage: settleUsageTask,
  sweep,
  take_bot: takeBot,
  tell_spending: tellSpendingTask,
};
