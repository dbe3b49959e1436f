import { goOnWithNumber } from "@/lib/phone/numbers/go-on";
import type { Task } from "../task";

/** Goes on with a phone number that is being bought. */
export const provisionNumberTask: Task<"provision_number"> = ({
  organizationId,
  provisionId: id,
}) => goOnWithNumber({ organizationId, id });
