-- CreateTable
CREATE TABLE "credit_pool" (
    "organization_id" UUID NOT NULL,
    "balance_micros" BIGINT NOT NULL DEFAULT 0,
    "reserved_micros" BIGINT NOT NULL DEFAULT 0,
    "floor_micros" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "credit_pool_pkey" PRIMARY KEY ("organization_id")
);

-- CreateTable
CREATE TABLE "credit_reservation" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "node_id" UUID NOT NULL,
    "lineage" UUID[],
    "integration" TEXT,
    "connection_id" UUID,
    "call_id" UUID,
    "meter" TEXT NOT NULL,
    "quantity" BIGINT NOT NULL,
    "free_quantity" BIGINT NOT NULL DEFAULT 0,
    "price_micros" BIGINT NOT NULL,
    "price_per" BIGINT NOT NULL DEFAULT 1,
    "price_version" TEXT NOT NULL,
    "estimate_micros" BIGINT NOT NULL,
    "most_micros" BIGINT NOT NULL,
    "held_micros" BIGINT NOT NULL,
    "charged_micros" BIGINT NOT NULL DEFAULT 0,
    "waived_micros" BIGINT NOT NULL DEFAULT 0,
    "actual_micros" BIGINT,
    "corrections" INTEGER NOT NULL DEFAULT 0,
    "counted" UUID[],
    "sandbox" BOOLEAN NOT NULL DEFAULT false,
    "note" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "credit_reservation_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "ledger_entry" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "from_account" TEXT NOT NULL,
    "to_account" TEXT NOT NULL,
    "amount_micros" BIGINT NOT NULL,
    "node_id" UUID NOT NULL,
    "lineage" UUID[],
    "integration" TEXT,
    "connection_id" UUID,
    "call_id" UUID,
    "payment_id" UUID,
    "reservation_id" UUID,
    "meter" TEXT,
    "quantity" BIGINT,
    "free_quantity" BIGINT,
    "price_micros" BIGINT,
    "price_per" BIGINT,
    "price_version" TEXT,
    "estimate_micros" BIGINT,
    "waived_micros" BIGINT NOT NULL DEFAULT 0,
    "sandbox" BOOLEAN NOT NULL DEFAULT false,
    "note" TEXT NOT NULL DEFAULT '',
    "created_by" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ledger_entry_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "budget" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "node_id" UUID NOT NULL,
    "period" TEXT NOT NULL,
    "integration" TEXT NOT NULL DEFAULT '',
    "meter" TEXT NOT NULL DEFAULT '',
    "amount_micros" BIGINT NOT NULL,
    "at_limit" TEXT NOT NULL DEFAULT 'refuse',
    "version" INTEGER NOT NULL DEFAULT 1,
    "set_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "budget_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "budget_period" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "budget_id" UUID NOT NULL,
    "starts_at" DATE NOT NULL,
    "spent_micros" BIGINT NOT NULL DEFAULT 0,
    "reserved_micros" BIGINT NOT NULL DEFAULT 0,
    "warned_at" TIMESTAMPTZ(3),
    "reached_at" TIMESTAMPTZ(3),

    CONSTRAINT "budget_period_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "free_use" (
    "organization_id" UUID NOT NULL,
    "meter" TEXT NOT NULL,
    "starts_at" DATE NOT NULL,
    "quantity" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "free_use_pkey" PRIMARY KEY ("organization_id","meter","starts_at")
);

-- CreateTable
CREATE TABLE "payment" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "world" TEXT NOT NULL DEFAULT 'real',
    "amount_micros" BIGINT NOT NULL,
    "reversed_micros" BIGINT NOT NULL DEFAULT 0,
    "reference" TEXT NOT NULL DEFAULT '',
    "session_id" TEXT,
    "intent_id" TEXT,
    "resumed" INTEGER NOT NULL DEFAULT 0,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "paid_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "payment_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "server_token" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "hash" BYTEA NOT NULL,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "server_token_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "credit_reservation_organization_id_key_key" ON "credit_reservation"("organization_id", "key");

-- CreateIndex
CREATE INDEX "ledger_entry_organization_id_at_id_idx" ON "ledger_entry"("organization_id", "at", "id");

-- CreateIndex
CREATE INDEX "ledger_entry_organization_id_node_id_at_idx" ON "ledger_entry"("organization_id", "node_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_entry_organization_id_key_key" ON "ledger_entry"("organization_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "budget_organization_id_node_id_period_integration_meter_key" ON "budget"("organization_id", "node_id", "period", "integration", "meter");

-- CreateIndex
CREATE UNIQUE INDEX "budget_period_organization_id_budget_id_starts_at_key" ON "budget_period"("organization_id", "budget_id", "starts_at");

-- CreateIndex
CREATE INDEX "payment_organization_id_intent_id_idx" ON "payment"("organization_id", "intent_id");

-- CreateIndex
CREATE INDEX "payment_organization_id_created_at_idx" ON "payment"("organization_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "payment_organization_id_session_id_key" ON "payment"("organization_id", "session_id");

-- CreateIndex
CREATE UNIQUE INDEX "server_token_organization_id_hash_key" ON "server_token"("organization_id", "hash");

-- AddForeignKey
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_organization_id_node_id_fkey" FOREIGN KEY ("organization_id", "node_id") REFERENCES "node"("organization_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "budget" ADD CONSTRAINT "budget_organization_id_node_id_fkey" FOREIGN KEY ("organization_id", "node_id") REFERENCES "node"("organization_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "budget_period" ADD CONSTRAINT "budget_period_organization_id_budget_id_fkey" FOREIGN KEY ("organization_id", "budget_id") REFERENCES "budget"("organization_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
