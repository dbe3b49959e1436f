-- CreateEnum
CREATE TYPE "node_kind" AS ENUM ('organization', 'team', 'project', 'agent');

-- CreateEnum
CREATE TYPE "role" AS ENUM ('viewer', 'member', 'admin', 'owner');

-- CreateTable
CREATE TABLE "organization_directory" (
    "slug" TEXT NOT NULL,
    "organization" UUID NOT NULL,
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "organization_directory_pkey" PRIMARY KEY ("slug")
);

-- CreateTable
CREATE TABLE "node" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" "node_kind" NOT NULL,
    "parent_id" UUID,
    "parent_kind" "node_kind",
    "name" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "node_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "node_redirect" (
    "organization_id" UUID NOT NULL,
    "path" TEXT NOT NULL,
    "node_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "node_redirect_pkey" PRIMARY KEY ("organization_id","path")
);

-- CreateTable
CREATE TABLE "user_account" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "password_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "user_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "user_agent" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "password_reset" (
    "token_hash" BYTEA NOT NULL,
    "user_id" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "password_reset_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "setup_code" (
    "code_hash" BYTEA NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "setup_code_pkey" PRIMARY KEY ("code_hash")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "membership" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "node_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "role" "role" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "node_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "role" "role" NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "invited_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "opened_at" TIMESTAMPTZ(3),
    "accepted_at" TIMESTAMPTZ(3),
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "installation" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "node_id" UUID NOT NULL,
    "integration" TEXT NOT NULL,
    "settings" JSONB NOT NULL DEFAULT '{}',
    "version" INTEGER NOT NULL DEFAULT 1,
    "pinned_connection_id" UUID,
    "installed_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "installation_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "block" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "node_id" UUID NOT NULL,
    "integration" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "block_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "connection" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "node_id" UUID NOT NULL,
    "provider" TEXT NOT NULL,
    "world" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "account_name" TEXT NOT NULL,
    "account_detail" TEXT NOT NULL DEFAULT '',
    "label" TEXT NOT NULL DEFAULT '',
    "is_default" BOOLEAN NOT NULL,
    "requested_scopes" TEXT[],
    "granted_scopes" TEXT[],
    "credential" TEXT,
    "credential_version" INTEGER NOT NULL DEFAULT 1,
    "expires_at" TIMESTAMPTZ(3),
    "token_expires_at" TIMESTAMPTZ(3),
    "broken_at" TIMESTAMPTZ(3),
    "broken_reason" TEXT,
    "connected_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "connection_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "outside_account" (
    "hash" BYTEA NOT NULL,
    "connection_id" UUID NOT NULL,
    "exclusive" BOOLEAN NOT NULL,

    CONSTRAINT "outside_account_pkey" PRIMARY KEY ("hash","connection_id")
);

-- CreateTable
CREATE TABLE "connect_attempt" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "node_id" UUID NOT NULL,
    "integration" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "world" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "state_hash" BYTEA,
    "sealed" TEXT,
    "redirect_uri" TEXT,
    "scopes" TEXT[],
    "reconnects" UUID,
    "outcome" JSONB NOT NULL DEFAULT '{}',
    "connection_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "connect_attempt_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "removal" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "node_id" UUID NOT NULL,
    "integration" TEXT,
    "requested_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "removal_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "removal_step" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "removal_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "connection_id" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "detail" TEXT NOT NULL DEFAULT '',
    "next_try_at" TIMESTAMPTZ(3),
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "removal_step_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "tool_call" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "node_id" UUID NOT NULL,
    "integration" TEXT NOT NULL,
    "tool" TEXT NOT NULL,
    "connection_id" UUID,
    "actor_kind" TEXT NOT NULL,
    "actor_id" UUID,
    "arguments_digest" BYTEA NOT NULL,
    "outcome" TEXT NOT NULL DEFAULT 'running',
    "detail" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "duration_ms" INTEGER,

    CONSTRAINT "tool_call_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "node_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor_kind" TEXT NOT NULL,
    "actor_id" UUID,
    "operation" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "subject_id" UUID,
    "details" JSONB NOT NULL DEFAULT '{}',
    "request_id" TEXT,

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateIndex
CREATE INDEX "outside_account_connection_id_idx" ON "outside_account"("connection_id");

-- CreateIndex
CREATE INDEX "organization_directory_organization_idx" ON "organization_directory"("organization");

-- CreateIndex
CREATE INDEX "node_organization_id_parent_id_name_idx" ON "node"("organization_id", "parent_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "node_organization_id_id_kind_key" ON "node"("organization_id", "id", "kind");

-- CreateIndex
CREATE INDEX "node_redirect_organization_id_node_id_idx" ON "node_redirect"("organization_id", "node_id");

-- CreateIndex
CREATE UNIQUE INDEX "user_account_email_key" ON "user_account"("email");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "session"("user_id");

-- CreateIndex
CREATE INDEX "password_reset_user_id_idx" ON "password_reset"("user_id");

-- CreateIndex
CREATE INDEX "membership_user_id_idx" ON "membership"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "membership_organization_id_node_id_user_id_key" ON "membership"("organization_id", "node_id", "user_id");

-- CreateIndex
CREATE INDEX "invitation_organization_id_node_id_idx" ON "invitation"("organization_id", "node_id");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_organization_id_token_hash_key" ON "invitation"("organization_id", "token_hash");

-- CreateIndex
CREATE INDEX "installation_organization_id_pinned_connection_id_idx" ON "installation"("organization_id", "pinned_connection_id");

-- CreateIndex
CREATE UNIQUE INDEX "installation_organization_id_node_id_integration_key" ON "installation"("organization_id", "node_id", "integration");

-- CreateIndex
CREATE UNIQUE INDEX "block_organization_id_node_id_integration_key" ON "block"("organization_id", "node_id", "integration");

-- CreateIndex
CREATE INDEX "connection_organization_id_node_id_provider_idx" ON "connection"("organization_id", "node_id", "provider");

-- CreateIndex
CREATE INDEX "connect_attempt_organization_id_node_id_idx" ON "connect_attempt"("organization_id", "node_id");

-- CreateIndex
CREATE UNIQUE INDEX "connect_attempt_organization_id_state_hash_key" ON "connect_attempt"("organization_id", "state_hash");

-- CreateIndex
CREATE INDEX "removal_organization_id_node_id_idx" ON "removal"("organization_id", "node_id");

-- CreateIndex
CREATE INDEX "removal_step_organization_id_removal_id_idx" ON "removal_step"("organization_id", "removal_id");

-- CreateIndex
CREATE INDEX "removal_step_organization_id_connection_id_idx" ON "removal_step"("organization_id", "connection_id");

-- CreateIndex
CREATE INDEX "tool_call_organization_id_node_id_created_at_idx" ON "tool_call"("organization_id", "node_id", "created_at");

-- CreateIndex
CREATE INDEX "tool_call_organization_id_connection_id_idx" ON "tool_call"("organization_id", "connection_id");

-- CreateIndex
CREATE INDEX "audit_event_organization_id_node_id_at_idx" ON "audit_event"("organization_id", "node_id", "at");

-- CreateIndex
CREATE INDEX "audit_event_organization_id_at_id_idx" ON "audit_event"("organization_id", "at", "id");

-- AddForeignKey
ALTER TABLE "node" ADD CONSTRAINT "node_organization_id_parent_id_parent_kind_fkey" FOREIGN KEY ("organization_id", "parent_id", "parent_kind") REFERENCES "node"("organization_id", "id", "kind") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "node_redirect" ADD CONSTRAINT "node_redirect_organization_id_node_id_fkey" FOREIGN KEY ("organization_id", "node_id") REFERENCES "node"("organization_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "password_reset" ADD CONSTRAINT "password_reset_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_organization_id_node_id_fkey" FOREIGN KEY ("organization_id", "node_id") REFERENCES "node"("organization_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_organization_id_node_id_fkey" FOREIGN KEY ("organization_id", "node_id") REFERENCES "node"("organization_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "installation" ADD CONSTRAINT "installation_organization_id_node_id_fkey" FOREIGN KEY ("organization_id", "node_id") REFERENCES "node"("organization_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "installation" ADD CONSTRAINT "installation_organization_id_pinned_connection_id_fkey" FOREIGN KEY ("organization_id", "pinned_connection_id") REFERENCES "connection"("organization_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "block" ADD CONSTRAINT "block_organization_id_node_id_fkey" FOREIGN KEY ("organization_id", "node_id") REFERENCES "node"("organization_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "connection" ADD CONSTRAINT "connection_organization_id_node_id_fkey" FOREIGN KEY ("organization_id", "node_id") REFERENCES "node"("organization_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "connect_attempt" ADD CONSTRAINT "connect_attempt_organization_id_node_id_fkey" FOREIGN KEY ("organization_id", "node_id") REFERENCES "node"("organization_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "removal" ADD CONSTRAINT "removal_organization_id_node_id_fkey" FOREIGN KEY ("organization_id", "node_id") REFERENCES "node"("organization_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "removal_step" ADD CONSTRAINT "removal_step_organization_id_removal_id_fkey" FOREIGN KEY ("organization_id", "removal_id") REFERENCES "removal"("organization_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "removal_step" ADD CONSTRAINT "removal_step_organization_id_connection_id_fkey" FOREIGN KEY ("organization_id", "connection_id") REFERENCES "connection"("organization_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "tool_call" ADD CONSTRAINT "tool_call_organization_id_node_id_fkey" FOREIGN KEY ("organization_id", "node_id") REFERENCES "node"("organization_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "audit_event" ADD CONSTRAINT "audit_event_organization_id_node_id_fkey" FOREIGN KEY ("organization_id", "node_id") REFERENCES "node"("organization_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
