-- AlterTable
ALTER TABLE "approval" ADD COLUMN     "budget_node_id" UUID;

-- An agent may also ask for a budget to be raised. Whose budget it is about, or would exceed, has to decide.
alter table "approval"
  drop constraint "approval_kind",
  add constraint "approval_kind" check (kind in ('call', 'install', 'configure', 'connect', 'remove', 'budget')),
  add constraint "approval_budget" check (kind <> 'budget' or budget_node_id is not null);
