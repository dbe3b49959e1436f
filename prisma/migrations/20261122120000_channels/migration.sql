-- AlterTable
ALTER TABLE "connection" ADD COLUMN     "facts" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "set_up_at" TIMESTAMPTZ(3),
ADD COLUMN     "set_up_problem" TEXT,
ADD COLUMN     "setup_connection_id" UUID;

-- AlterTable
ALTER TABLE "connect_attempt" ADD COLUMN     "way" TEXT;

-- AlterTable
ALTER TABLE "removal_step" ADD COLUMN     "provision_id" UUID;

-- CreateTable
CREATE TABLE "provision" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "node_id" UUID NOT NULL,
    "integration" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "world" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "attempt_id" UUID,
    "setup_connection_id" UUID,
    "request" JSONB NOT NULL DEFAULT '{}',
    "state" TEXT NOT NULL DEFAULT 'making',
    "external_id" TEXT,
    "sealed" TEXT,
    "detail" TEXT NOT NULL DEFAULT '',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "provision_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "conversation" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "node_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "external_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "reference" JSONB NOT NULL DEFAULT '{}',
    "facts" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_message_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "conversation_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "message" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "node_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "direction" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "sent_at" TIMESTAMPTZ(6) NOT NULL,
    "sort_key" TEXT NOT NULL DEFAULT '',
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settles_at" TIMESTAMPTZ(3),
    "position" BIGINT,
    "body" TEXT NOT NULL,
    "delivered_at" TIMESTAMPTZ(3),
    "state" TEXT NOT NULL DEFAULT '',
    "tested_by" UUID,
    "call_id" UUID,

    CONSTRAINT "message_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "inbox" (
    "organization_id" UUID NOT NULL,
    "node_id" UUID NOT NULL,
    "last_position" BIGINT NOT NULL DEFAULT 0,
    "read_position" BIGINT NOT NULL DEFAULT 0,
    "webhook_url" TEXT,
    "webhook_secret" TEXT,
    "webhook_version" INTEGER NOT NULL DEFAULT 1,
    "webhook_set_by" UUID,
    "webhook_set_at" TIMESTAMPTZ(3),
    "failing_since" TIMESTAMPTZ(3),
    "failure" TEXT,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "next_try_at" TIMESTAMPTZ(3),

    CONSTRAINT "inbox_pkey" PRIMARY KEY ("organization_id","node_id")
);

-- CreateTable
CREATE TABLE "inbox_delivery" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "node_id" UUID NOT NULL,
    "message_id" UUID NOT NULL,
    "position" BIGINT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "status" INTEGER,
    "duration_ms" INTEGER NOT NULL,
    "detail" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "inbox_delivery_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "opt_out" (
    "organization_id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "word" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "opt_out_pkey" PRIMARY KEY ("organization_id","number","recipient")
);

-- CreateTable
CREATE TABLE "usage_event" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "node_id" UUID NOT NULL,
    "integration" TEXT NOT NULL,
    "connection_id" UUID,
    "call_id" UUID,
    "meter" TEXT NOT NULL,
    "quantity" BIGINT NOT NULL,
    "key" TEXT NOT NULL,
    "own_account" BOOLEAN NOT NULL,
    "estimate_micros" BIGINT,
    "provider_micros" BIGINT,
    "details" JSONB NOT NULL DEFAULT '{}',
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "usage_event_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "gateway_bot" (
    "connection_id" UUID NOT NULL,
    "organization" UUID NOT NULL,
    "holder" UUID,
    "held_until" TIMESTAMPTZ(3),
    "session_id" TEXT,
    "resume_url" TEXT,
    "sequence" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 0,
    "connected_at" TIMESTAMPTZ(3),
    "retry_at" TIMESTAMPTZ(3),
    "failures" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "gateway_bot_pkey" PRIMARY KEY ("connection_id")
);

-- CreateIndex
CREATE INDEX "provision_organization_id_node_id_created_at_idx" ON "provision"("organization_id", "node_id", "created_at");

-- CreateIndex
CREATE INDEX "provision_organization_id_attempt_id_idx" ON "provision"("organization_id", "attempt_id");

-- CreateIndex
CREATE INDEX "provision_organization_id_setup_connection_id_idx" ON "provision"("organization_id", "setup_connection_id");

-- CreateIndex
CREATE INDEX "conversation_organization_id_node_id_last_message_at_id_idx" ON "conversation"("organization_id", "node_id", "last_message_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "conversation_organization_id_connection_id_external_id_key" ON "conversation"("organization_id", "connection_id", "external_id");

-- CreateIndex
CREATE INDEX "message_organization_id_conversation_id_sent_at_sort_key_idx" ON "message"("organization_id", "conversation_id", "sent_at", "sort_key");

-- CreateIndex
CREATE UNIQUE INDEX "message_organization_id_connection_id_direction_external_id_key" ON "message"("organization_id", "connection_id", "direction", "external_id");

-- CreateIndex
CREATE UNIQUE INDEX "message_organization_id_node_id_position_key" ON "message"("organization_id", "node_id", "position");

-- CreateIndex
CREATE INDEX "inbox_delivery_organization_id_node_id_created_at_idx" ON "inbox_delivery"("organization_id", "node_id", "created_at");

-- CreateIndex
CREATE INDEX "usage_event_organization_id_node_id_at_idx" ON "usage_event"("organization_id", "node_id", "at");

-- CreateIndex
CREATE INDEX "usage_event_organization_id_at_id_idx" ON "usage_event"("organization_id", "at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "usage_event_organization_id_key_key" ON "usage_event"("organization_id", "key");

-- CreateIndex
CREATE INDEX "gateway_bot_held_until_idx" ON "gateway_bot"("held_until");

-- CreateIndex
CREATE INDEX "removal_step_organization_id_provision_id_idx" ON "removal_step"("organization_id", "provision_id");

-- CreateIndex
CREATE INDEX "connection_organization_id_setup_connection_id_idx" ON "connection"("organization_id", "setup_connection_id");

-- AddForeignKey
ALTER TABLE "connection" ADD CONSTRAINT "connection_organization_id_setup_connection_id_fkey" FOREIGN KEY ("organization_id", "setup_connection_id") REFERENCES "connection"("organization_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "removal_step" ADD CONSTRAINT "removal_step_organization_id_provision_id_fkey" FOREIGN KEY ("organization_id", "provision_id") REFERENCES "provision"("organization_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "provision" ADD CONSTRAINT "provision_organization_id_node_id_fkey" FOREIGN KEY ("organization_id", "node_id") REFERENCES "node"("organization_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "provision" ADD CONSTRAINT "provision_organization_id_attempt_id_fkey" FOREIGN KEY ("organization_id", "attempt_id") REFERENCES "connect_attempt"("organization_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "provision" ADD CONSTRAINT "provision_organization_id_setup_connection_id_fkey" FOREIGN KEY ("organization_id", "setup_connection_id") REFERENCES "connection"("organization_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "conversation" ADD CONSTRAINT "conversation_organization_id_node_id_fkey" FOREIGN KEY ("organization_id", "node_id") REFERENCES "node"("organization_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "conversation" ADD CONSTRAINT "conversation_organization_id_connection_id_fkey" FOREIGN KEY ("organization_id", "connection_id") REFERENCES "connection"("organization_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "message" ADD CONSTRAINT "message_organization_id_node_id_fkey" FOREIGN KEY ("organization_id", "node_id") REFERENCES "node"("organization_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "message" ADD CONSTRAINT "message_organization_id_conversation_id_fkey" FOREIGN KEY ("organization_id", "conversation_id") REFERENCES "conversation"("organization_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "inbox" ADD CONSTRAINT "inbox_organization_id_node_id_fkey" FOREIGN KEY ("organization_id", "node_id") REFERENCES "node"("organization_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "inbox_delivery" ADD CONSTRAINT "inbox_delivery_organization_id_node_id_fkey" FOREIGN KEY ("organization_id", "node_id") REFERENCES "inbox"("organization_id", "node_id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "usage_event" ADD CONSTRAINT "usage_event_organization_id_node_id_fkey" FOREIGN KEY ("organization_id", "node_id") REFERENCES "node"("organization_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- CreateTable
CREATE TABLE "test_message" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "sent_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "arrived_at" TIMESTAMPTZ(3),

    CONSTRAINT "test_message_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "test_message_organization_id_connection_id_code_key" ON "test_message"("organization_id", "connection_id", "code");

-- AddForeignKey
ALTER TABLE "test_message" ADD CONSTRAINT "test_message_organization_id_connection_id_fkey" FOREIGN KEY ("organization_id", "connection_id") REFERENCES "connection"("organization_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
