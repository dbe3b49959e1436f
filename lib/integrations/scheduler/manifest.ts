import { z } from "zod";
import { defineIntegration } from "../manifest";
import { createSchedule, deleteSchedule, listSchedules, pauseSchedule } from "./tools";

export const scheduler = defineIntegration({
  id: "scheduler",
  name: "Scheduler",
  category: "platform",
  description: "Plan calls of an agent's own tools: once, or again and again.",
  icon: null,
  provider: null,
  identity: "shared",
  price: "free",
  hosts: [],
  requiredScopes: [],
  scopes: {},
  settings: z.object({}),
  tools: [createSchedule, listSchedules, pauseSchedule, deleteSchedule],
  removal: "Deletes every schedule. What already runs is ended; nothing was set up outside.",
});
