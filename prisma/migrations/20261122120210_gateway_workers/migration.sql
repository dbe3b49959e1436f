-- CreateTable
CREATE TABLE "gateway_worker" (
    "id" UUID NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "gateway_worker_pkey" PRIMARY KEY ("id")
);
