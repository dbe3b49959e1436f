import { AppError } from "@/lib/errors";

/** Two siblings cannot share an address. */
export const addressTaken = (parentName: string, slug: string): AppError => {
  const detail = `${parentName} already has something called ${slug}.`;
  return new AppError("conflict", detail, { fields: [{ pointer: "/slug", detail }] });
};
