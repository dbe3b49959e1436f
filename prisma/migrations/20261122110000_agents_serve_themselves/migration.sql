-- AlterTable
ALTER TABLE "connect_attempt" ADD COLUMN     "agent_id" UUID,
ALTER COLUMN "user_id" DROP NOT NULL,
ALTER COLUMN "session_id" DROP NOT NULL;

-- AlterTable
ALTER TABLE "tool_call" ADD COLUMN     "cost_micros" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "key_id" UUID,
ADD COLUMN     "policy" TEXT,
ADD COLUMN     "policy_node_id" UUID,
ADD COLUMN     "request_id" TEXT,
ADD COLUMN     "result_bytes" INTEGER,
ADD COLUMN     "result_digest" BYTEA,
ADD COLUMN     "rule" TEXT;

-- AlterTable
ALTER TABLE "audit_event" ADD COLUMN     "key_id" UUID;

-- CreateTable
CREATE TABLE "agent_key" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "node_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "hash" BYTEA NOT NULL,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),
    "last_used_address" TEXT,
    "revoked_at" TIMESTAMPTZ(3),
    "revoked_by" UUID,
    "replaced_by_id" UUID,

    CONSTRAINT "agent_key_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "personal_token" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),
    "last_used_address" TEXT,
    "revoked_at" TIMESTAMPTZ(3),
    "replaced_by_id" UUID,

    CONSTRAINT "personal_token_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "device_authorization" (
    "device_code_hash" BYTEA NOT NULL,
    "user_code_hash" BYTEA NOT NULL,
    "client_name" TEXT NOT NULL,
    "address" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "last_polled_at" TIMESTAMPTZ(3),
    "approved_at" TIMESTAMPTZ(3),
    "denied_at" TIMESTAMPTZ(3),
    "redeemed_at" TIMESTAMPTZ(3),
    "user_id" UUID,
    "for_organization" UUID,

    CONSTRAINT "device_authorization_pkey" PRIMARY KEY ("device_code_hash")
);

-- CreateTable
CREATE TABLE "policy" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "node_id" UUID NOT NULL,
    "scope" TEXT NOT NULL,
    "target" TEXT NOT NULL DEFAULT '',
    "effect" TEXT NOT NULL DEFAULT '',
    "value" TEXT NOT NULL,
    "set_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "policy_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "approval" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "node_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "integration" TEXT NOT NULL,
    "tool" TEXT,
    "connection_id" UUID,
    "key_id" UUID,
    "call_id" UUID,
    "arguments" TEXT NOT NULL,
    "digest" BYTEA NOT NULL,
    "circumstances" BYTEA NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "policy_node_id" UUID,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by" UUID,
    "note" TEXT NOT NULL DEFAULT '',
    "started_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "detail" TEXT NOT NULL DEFAULT '',
    "result" TEXT,

    CONSTRAINT "approval_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "idempotent_request" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "principal_id" UUID NOT NULL,
    "key_hash" BYTEA NOT NULL,
    "request_digest" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),
    "status" INTEGER,
    "answer" TEXT,

    CONSTRAINT "idempotent_request_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateIndex
CREATE INDEX "agent_key_organization_id_node_id_idx" ON "agent_key"("organization_id", "node_id");

-- CreateIndex
CREATE UNIQUE INDEX "agent_key_organization_id_hash_key" ON "agent_key"("organization_id", "hash");

-- CreateIndex
CREATE INDEX "personal_token_user_id_idx" ON "personal_token"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "personal_token_organization_id_hash_key" ON "personal_token"("organization_id", "hash");

-- CreateIndex
CREATE UNIQUE INDEX "device_authorization_user_code_hash_key" ON "device_authorization"("user_code_hash");

-- CreateIndex
CREATE INDEX "device_authorization_expires_at_idx" ON "device_authorization"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "policy_organization_id_node_id_scope_target_effect_key" ON "policy"("organization_id", "node_id", "scope", "target", "effect");

-- CreateIndex
CREATE INDEX "approval_organization_id_node_id_created_at_idx" ON "approval"("organization_id", "node_id", "created_at");

-- CreateIndex
CREATE INDEX "approval_organization_id_created_at_id_idx" ON "approval"("organization_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "approval_organization_id_call_id_idx" ON "approval"("organization_id", "call_id");

-- CreateIndex
CREATE INDEX "idempotent_request_organization_id_expires_at_idx" ON "idempotent_request"("organization_id", "expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "idempotent_request_organization_id_principal_id_key_hash_key" ON "idempotent_request"("organization_id", "principal_id", "key_hash");

-- AddForeignKey
ALTER TABLE "agent_key" ADD CONSTRAINT "agent_key_organization_id_node_id_fkey" FOREIGN KEY ("organization_id", "node_id") REFERENCES "node"("organization_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "personal_token" ADD CONSTRAINT "personal_token_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "policy" ADD CONSTRAINT "policy_organization_id_node_id_fkey" FOREIGN KEY ("organization_id", "node_id") REFERENCES "node"("organization_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "approval" ADD CONSTRAINT "approval_organization_id_node_id_fkey" FOREIGN KEY ("organization_id", "node_id") REFERENCES "node"("organization_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
