import { test as base } from "../api/api-test.ts";
import { createSender, type Send } from "./webhook-sender.ts";

export const test = base.extend<{ send: Send }>({
  send: async ({ services, platform }, use) => use(createSender(services, platform)),
});

let counted = 0;
/** Another name in each call. */
export const unique = (what: string) => `${what}_${++counted}_${crypto.randomUUID().slice(0, 8)}`;
/** When events happened, in s and in ms since the epoch. */
export const atS = 1_700_000_000;
export const at = atS * 1000;
