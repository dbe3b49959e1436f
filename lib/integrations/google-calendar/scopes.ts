const scope = (name: string) => `https://www.googleapis.com/auth/${name}`;

export const events = scope("calendar.events");
export const freeBusy = scope("calendar.freebusy");

const all = scope("calendar");

export const toRead = [
  [events, all, scope("calendar.events.readonly"), scope("calendar.readonly")],
];
export const toWrite = [[events, all]];
export const toFindFreeTime = [[freeBusy, all, scope("calendar.readonly")], ...toRead];
