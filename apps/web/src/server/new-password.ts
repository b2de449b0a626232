import "server-only";
import { type CheckNewPassword, createPasswordCheck } from "@cartage/auth/new-password";
import { env } from "../env.ts";
import { log } from "./log.ts";
import { perProcess } from "./per-process.ts";

/** The rules for new passwords in this installation. */
export function checkNewPassword(): CheckNewPassword {
  const breachUrl = env().PASSWORD_BREACH_URL ?? null;
  return perProcess("new-password", () => createPasswordCheck({ breachUrl, log: log() }));
}
