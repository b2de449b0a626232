import { type AlertNews, tellOfAlert } from "@cartage/domain/notifications/processes/tell-of-alert";
import { z } from "zod";
import type { RunAsProcess } from "../run-as-process.ts";
import type { EventHandler } from "./handler.ts";

const types = ["alert.opened", "alert.recovered", "alert.retracted"] as const satisfies AlertNews[];
const Told = z.object({ type: z.enum(types), body: z.object({ alertId: z.uuid() }) });

/** Writes down whom to tell of what happened to an alert; sending is another pass. */
export function createTellOfAlerts(runAsProcess: RunAsProcess): EventHandler {
  return {
    name: "tell-of-alerts",
    types,
    async handle(event) {
      const { type, body } = Told.parse(event);
      await runAsProcess((ctx) => tellOfAlert(ctx, { type, alertId: body.alertId }));
    },
  };
}
