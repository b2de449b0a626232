import type { PositionDays } from "@cartage/domain/tracking/processes/open-position-days";
import { rereadRefused } from "@cartage/domain/tracking/processes/reread-refused";
import { z } from "zod";
import type { RunAsProcess } from "../run-as-process.ts";
import type { EventHandler } from "./handler.ts";

const Requested = z.object({ letterRetryId: z.uuid() });

/** Reads refused messages again, once whatever was wrong is mended. */
export function createRereadLetters({
  runAsProcess,
  days,
}: {
  runAsProcess: RunAsProcess;
  days: PositionDays;
}): EventHandler {
  return {
    name: "reread-letters",
    types: ["letter_retry.requested"],
    isOneByOne: true,
    async handle({ body }) {
      await rereadRefused(runAsProcess, { retryId: Requested.parse(body).letterRetryId, days });
    },
  };
}
