import "server-only";
import { env } from "../env.ts";

/** Where people reach who runs the platform; null where it is not configured. */
export function platformContact(): string | null {
  return env().CARTAGE_CONTACT ?? null;
}
