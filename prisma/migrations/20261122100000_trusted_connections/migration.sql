-- DropIndex
DROP INDEX "tool_call_organization_id_connection_id_idx";

-- AlterTable
ALTER TABLE "connection" ADD COLUMN     "checked_at" TIMESTAMPTZ(3),
ADD COLUMN     "provider_app_id" UUID,
ADD COLUMN     "refreshing_since" TIMESTAMPTZ(3),
ADD COLUMN     "unanswered_since" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "connect_attempt" ADD COLUMN     "link_id" UUID,
ADD COLUMN     "provider_app_id" UUID;

-- AlterTable
ALTER TABLE "removal" ADD COLUMN     "details" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "kind" TEXT NOT NULL DEFAULT 'remove';

-- AlterTable
ALTER TABLE "removal_step" ADD COLUMN     "account_id" TEXT,
ADD COLUMN     "confirmed_by" UUID,
ADD COLUMN     "link" TEXT,
ADD COLUMN     "provider" TEXT,
ADD COLUMN     "provider_app_id" UUID,
ADD COLUMN     "sealed" TEXT,
ADD COLUMN     "started_at" TIMESTAMPTZ(3),
ADD COLUMN     "world" TEXT,
ALTER COLUMN "connection_id" DROP NOT NULL;

-- CreateTable
CREATE TABLE "provider_app" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "provider" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "world" TEXT NOT NULL,
    "client_id" TEXT NOT NULL,
    "secret" TEXT,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "provider_app_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "connect_link" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "node_id" UUID NOT NULL,
    "integration" TEXT NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "user_id" UUID,
    "email" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "reconnects" UUID,
    "sent_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "opened_at" TIMESTAMPTZ(3),
    "used_at" TIMESTAMPTZ(3),
    "connection_id" UUID,
    "account_name" TEXT,
    "declined_at" TIMESTAMPTZ(3),
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "connect_link_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "notification" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "node_id" UUID NOT NULL,
    "subject_id" UUID,
    "details" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "read_at" TIMESTAMPTZ(3),
    "mailed_at" TIMESTAMPTZ(3),

    CONSTRAINT "notification_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "schedule" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "node_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "tool" TEXT NOT NULL,
    "arguments" TEXT NOT NULL,
    "once_at" TIMESTAMPTZ(3),
    "cron" TEXT,
    "time_zone" TEXT NOT NULL,
    "next_run_at" TIMESTAMPTZ(3),
    "paused_at" TIMESTAMPTZ(3),
    "paused_reason" TEXT,
    "last_run_at" TIMESTAMPTZ(3),
    "created_by" UUID,
    "last_call_id" UUID,
    "last_outcome" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "schedule_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "organization_key" (
    "organization_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "master_key_id" TEXT NOT NULL,
    "wrapped" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "organization_key_pkey" PRIMARY KEY ("organization_id","version")
);

-- CreateTable
CREATE TABLE "organization_vault" (
    "organization_id" UUID NOT NULL,
    "current_version" INTEGER NOT NULL,
    "floor_version" INTEGER NOT NULL,

    CONSTRAINT "organization_vault_pkey" PRIMARY KEY ("organization_id")
);

-- CreateTable
CREATE TABLE "server_key" (
    "id" TEXT NOT NULL,
    "master_key_id" TEXT NOT NULL,
    "wrapped" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "server_key_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "provider_app_organization_id_provider_version_key" ON "provider_app"("organization_id", "provider", "version");

-- CreateIndex
CREATE INDEX "connect_link_organization_id_node_id_idx" ON "connect_link"("organization_id", "node_id");

-- CreateIndex
CREATE UNIQUE INDEX "connect_link_organization_id_token_hash_key" ON "connect_link"("organization_id", "token_hash");

-- CreateIndex
CREATE INDEX "notification_organization_id_user_id_created_at_idx" ON "notification"("organization_id", "user_id", "created_at");

-- CreateIndex
CREATE INDEX "notification_organization_id_node_id_idx" ON "notification"("organization_id", "node_id");

-- CreateIndex
CREATE UNIQUE INDEX "notification_organization_id_user_id_key_key" ON "notification"("organization_id", "user_id", "key");

-- CreateIndex
CREATE INDEX "schedule_organization_id_node_id_idx" ON "schedule"("organization_id", "node_id");

-- CreateIndex
CREATE INDEX "connection_organization_id_provider_app_id_idx" ON "connection"("organization_id", "provider_app_id");

-- CreateIndex
CREATE INDEX "connect_attempt_organization_id_provider_app_id_idx" ON "connect_attempt"("organization_id", "provider_app_id");

-- CreateIndex
CREATE INDEX "connect_attempt_organization_id_link_id_idx" ON "connect_attempt"("organization_id", "link_id");

-- CreateIndex
CREATE INDEX "removal_organization_id_created_at_id_idx" ON "removal"("organization_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "removal_step_organization_id_provider_app_id_idx" ON "removal_step"("organization_id", "provider_app_id");

-- CreateIndex
CREATE INDEX "audit_event_organization_id_subject_id_at_idx" ON "audit_event"("organization_id", "subject_id", "at");

-- CreateIndex
CREATE INDEX "tool_call_organization_id_connection_id_created_at_idx" ON "tool_call"("organization_id", "connection_id", "created_at");

-- AddForeignKey
ALTER TABLE "connection" ADD CONSTRAINT "connection_organization_id_provider_app_id_fkey" FOREIGN KEY ("organization_id", "provider_app_id") REFERENCES "provider_app"("organization_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "connect_attempt" ADD CONSTRAINT "connect_attempt_organization_id_provider_app_id_fkey" FOREIGN KEY ("organization_id", "provider_app_id") REFERENCES "provider_app"("organization_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "connect_attempt" ADD CONSTRAINT "connect_attempt_organization_id_link_id_fkey" FOREIGN KEY ("organization_id", "link_id") REFERENCES "connect_link"("organization_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "removal_step" ADD CONSTRAINT "removal_step_organization_id_provider_app_id_fkey" FOREIGN KEY ("organization_id", "provider_app_id") REFERENCES "provider_app"("organization_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "connect_link" ADD CONSTRAINT "connect_link_organization_id_node_id_fkey" FOREIGN KEY ("organization_id", "node_id") REFERENCES "node"("organization_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_organization_id_node_id_fkey" FOREIGN KEY ("organization_id", "node_id") REFERENCES "node"("organization_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "schedule" ADD CONSTRAINT "schedule_organization_id_node_id_fkey" FOREIGN KEY ("organization_id", "node_id") REFERENCES "node"("organization_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
