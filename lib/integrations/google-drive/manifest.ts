import { defineIntegration } from "../manifest";
import { readFile, searchFiles } from "./read";
import { ownFiles, readonly } from "./scopes";
import { googleDriveSettings } from "./settings";
import { shareFile, uploadFile } from "./write";

export const googleDrive = defineIntegration({
  id: "google-drive",
  name: "Google Drive",
  category: "app",
  description: "Search and read files, upload new ones and share them.",
  icon: "googledrive",
  provider: "google",
  identity: "shared",
  price: "free",
  hosts: ["www.googleapis.com"],
  requiredScopes: [readonly],
  scopes: {
    [readonly]: "see and read all files",
    [ownFiles]: "create files, and change and share those it created",
  },
  settings: googleDriveSettings,
  tools: [searchFiles, readFile, uploadFile, shareFile],
  removal: "The grant is revoked at Google, once nothing else here uses the same Google account.",
});
