import { driveCall } from "@/lib/phone/drive-call";
import type { Task } from "../task";

/** Tells the phone company what to do next in a call. */
export const driveCallTask: Task<"drive_call"> = (payload) => driveCall(payload);
