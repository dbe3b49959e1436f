const scope = (name: string) => `https://www.googleapis.com/auth/${name}`;

export const readonly = scope("gmail.readonly");
export const send = scope("gmail.send");
export const compose = scope("gmail.compose");

const wider = [scope("gmail.modify"), "https://mail.google.com/"];

export const toRead = [[readonly, ...wider]];
export const toSend = [[send, compose, ...wider]];
export const toDraft = [[compose, ...wider]];
