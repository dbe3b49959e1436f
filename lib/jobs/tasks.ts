import type { Tasks } from "./task";
import { sendMail } from "./tasks/send-mail";
import { sweep } from "./tasks/sweep";

/** What a worker can do. Domain code knows none of it: it enqueues by name. */
export const tasks: Tasks = { send_mail: sendMail, sweep };
