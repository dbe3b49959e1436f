import { listActivity } from "./activity/list";
import { blockIntegration } from "./installations/block";
import { configureIntegration } from "./installations/configure";
import { getEffectiveIntegration } from "./installations/get";
import { installIntegration } from "./installations/install";
import { listIntegrations } from "./installations/list";
import { listMarks } from "./installations/list-marks";
import { previewChange } from "./installations/preview-change";
import { removeIntegration } from "./installations/remove";
import { unblockIntegration } from "./installations/unblock";
import { getCatalogIntegration } from "./installations/get-catalog-integration";
import { listCatalog } from "./installations/list-catalog";
import { previewReach } from "./installations/preview-reach";
import { changeRole } from "./members/change-role";
import { inviteMembers } from "./members/invite";
import { listMembers } from "./members/list";
import { previewRemoveMember } from "./members/preview-remove";
import { removeMember } from "./members/remove";
import { withdrawInvitation } from "./members/withdraw-invitation";
import type { Operation } from "./pipeline/operation";
import { createNode } from "./tree/create";
import { deleteNode } from "./tree/delete";
import { getNode } from "./tree/get";
import { getLineage } from "./tree/get-lineage";
import { getTreeRoots } from "./tree/get-roots";
import { listChildren } from "./tree/list-children";
import { moveNode } from "./tree/move";
import { renameNode } from "./tree/rename";
import { resolvePath } from "./tree/resolve-path";
import { searchNodes } from "./tree/search";

/** Everything the product can do. */
export const operations: readonly Operation[] = [
  // The tree
  createNode,
  deleteNode,
  getLineage,
  getNode,
  getTreeRoots,
  listChildren,
  moveNode,
  renameNode,
  resolvePath,
  searchNodes,
  // People
  changeRole,
  inviteMembers,
  listMembers,
  previewRemoveMember,
  removeMember,
  withdrawInvitation,
  // Integrations
  blockIntegration,
  configureIntegration,
  getEffectiveIntegration,
  installIntegration,
  listIntegrations,
  listMarks,
  previewChange,
  removeIntegration,
  unblockIntegration,
  // The catalog
  getCatalogIntegration,
  listCatalog,
  previewReach,
  // What happened
  listActivity,
];
