import type { Tone } from "@cartage/ui/badge";
import type { Outputs } from "../../trpc/router.ts";

export type WebhookReceipt = Outputs["integrations"]["webhooks"]["list"]["items"][number];

export const toneOf: Record<WebhookReceipt["outcome"], Tone> = {
  applied: "moving",
  outdated: "neutral",
  ignored: "neutral",
  repeated: "neutral",
  conflict: "warning",
  refused: "critical",
};
