import { defineIntegration } from "../manifest";
import { createEvent, listEvents, updateEvent } from "./events";
import { findFreeSlots } from "./free-time-tool";
import { events, freeBusy } from "./scopes";
import { googleCalendarSettings } from "./settings";

export const googleCalendar = defineIntegration({
  id: "google-calendar",
  name: "Google Calendar",
  category: "app",
  description: "Look up events, find free time, and create and change events.",
  icon: "googlecalendar",
  provider: "google",
  identity: "shared",
  price: "free",
  hosts: ["www.googleapis.com"],
  requiredScopes: [events],
  scopes: {
    [events]: "see and change events",
    [freeBusy]: "see when people are free",
  },
  settings: googleCalendarSettings,
  tools: [listEvents, findFreeSlots, createEvent, updateEvent],
  removal: "The grant is revoked at Google, once nothing else here uses the same Google account.",
});
