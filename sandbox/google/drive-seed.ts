export type DrivePermission = {
  id: string;
  type: "user" | "anyone" | "domain" | "group";
  role: "owner" | "writer" | "commenter" | "reader";
  emailAddress: string | null;
};

export type DriveFile = {
  id: string;
  name: string;
  mimeType: string;
  description: string | null;
  /** Base64, so that any bytes fit into the state file. */
  content: string;
  parents: string[];
  trashed: boolean;
  createdTime: string;
  modifiedTime: string;
  permissions: DrivePermission[];
  /** The client that made it; `drive.file` covers only those. */
  createdBy: string | null;
};

export const folderType = "application/vnd.google-apps.folder";
export const documentType = "application/vnd.google-apps.document";
export const sheetType = "application/vnd.google-apps.spreadsheet";

type FileSeed = [
  id: string,
  owner: string,
  name: string,
  mimeType: string,
  text: string,
  readers?: string[],
];

const [ops, sales] = ["ops@acme.test", "sales@acme.test"];

const seeds: FileSeed[] = [
  ["1sandboxFolderFinance", ops, "Finance", folderType, ""],
  [
    "1sandboxDocRefunds",
    ops,
    "Refund policy",
    documentType,
    "Refund policy\n\nUp to $50 without asking; above that ask a lead. Annual plans are refunded per month left.\n",
    [sales],
  ],
  [
    "1sandboxSheetBudget",
    ops,
    "Budget 2026",
    sheetType,
    "Quarter,Planned,Spent\nQ1,40000,38200\nQ2,42000,43900\nQ3,41000,40100\n",
  ],
  [
    "1sandboxTextRunbook",
    ops,
    "runbook.md",
    "text/markdown",
    "# Runbook\n\n1. Look at the status page.\n2. Call Cleo.\n",
  ],
  [
    "1sandboxSheetLeads",
    sales,
    "Leads autumn",
    sheetType,
    "Company,Contact,Seats\nWayne Enterprises,Kenji Ito,120\nVolcano Ltd,Hank Scorpio,40\n",
    [ops],
  ],
  [
    "1sandboxDocOffer",
    sales,
    "Offer template",
    documentType,
    "Offer\n\nDear {{name}}, for {{seats}} seats we offer ...\n",
  ],
];

export function seedDrive(): DriveFile[] {
  const start = Date.parse("2026-10-12T10:00:00Z");
  return seeds.map(([id, owner, name, mimeType, text, readers = []], index) => {
    const time = new Date(start + index * 86_400_000).toISOString();
    return {
      id,
      name,
      mimeType,
      description: null,
      content: Buffer.from(text).toString("base64"),
      parents: id === "1sandboxSheetBudget" ? ["1sandboxFolderFinance"] : ["root"],
      trashed: false,
      createdTime: time,
      modifiedTime: time,
      permissions: [
        toPermission(owner, "owner"),
        ...readers.map((reader) => toPermission(reader, "reader")),
      ],
      createdBy: null,
    };
  });
}

export function toPermission(
  emailAddress: string | null,
  role: DrivePermission["role"],
  type: DrivePermission["type"] = "user",
): DrivePermission {
  if (emailAddress === null) return { id: "anyoneWithLink", type, role, emailAddress };
  // Google's permission ids are numbers that stand for the person.
  const id = BigInt(`0x${Buffer.from(emailAddress).toString("hex").slice(0, 14)}`).toString();
  return { id, type, role, emailAddress };
}
