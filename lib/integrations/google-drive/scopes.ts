const scope = (name: string) => `https://www.googleapis.com/auth/${name}`;

export const readonly = scope("drive.readonly");
export const ownFiles = scope("drive.file");

export const toRead = [[readonly, scope("drive")]];
export const toWrite = [[ownFiles, scope("drive")]];
