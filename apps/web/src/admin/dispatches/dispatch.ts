import type { Tone } from "@cartage/ui/badge";
import type { Outputs } from "../../trpc/router.ts";

export type Dispatch = Outputs["routes"]["dispatches"]["list"]["items"][number];

export const toneOf: Record<Dispatch["state"], Tone> = {
  running: "accent",
  done: "moving",
  undoing: "warning",
  undone: "critical",
};
