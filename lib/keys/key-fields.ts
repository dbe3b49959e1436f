import { z } from "zod";

export const KeyName = z
  .string()
  .trim()
  .min(1, "Enter a name.")
  .max(80, "Use 80 characters at most.")
  .describe("Name by which people recognise it.");

export const ExpiresInDays = z
  .int()
  .min(1, "Use 1 day at least.")
  .max(365, "Use 365 days at most.")
  .default(90)
  .describe("Days until it stops working.");

export const OverlapHours = z
  .int()
  .min(0)
  .max(168, "Use 7 days at most.")
  .default(24)
  .describe("Hours for which the old one still works; 0 ends it at once.");

export const dayMs = 24 * 60 * 60 * 1000;
