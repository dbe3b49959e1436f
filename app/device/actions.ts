"use server";

import { decideDevice } from "@/lib/device/decide";
import { findDevice as findByCode } from "@/lib/device/find";
import { runPersonAction } from "@/lib/transport/action";

export async function findDevice(code: string) {
  return runPersonAction(({ userId }) => findByCode(userId, code));
}

export async function answerDevice(input: { code: string; organizationId: string | null }) {
  return runPersonAction(async ({ userId }) => {
    await decideDevice(userId, input);
    return null;
  });
}
