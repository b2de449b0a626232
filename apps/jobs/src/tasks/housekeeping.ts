import { clearEndedSessions } from "@cartage/domain/accounts/commands/clear-ended-sessions";
import { clearOldDeviceDays } from "@cartage/domain/fleet/commands/clear-old-device-days";
import { clearOldInstructions } from "@cartage/domain/fleet/commands/clear-old-instructions";
import { keepDeviceHealth } from "@cartage/domain/fleet/processes/keep-device-health";
import { clearOldWebhooks } from "@cartage/domain/integrations/commands/clear-old-webhooks";
import { clearOldMails } from "@cartage/domain/notifications/commands/clear-old-mails";
import { clearOldNotifications } from "@cartage/domain/notifications/commands/clear-old-notifications";
import { expireProofs } from "@cartage/domain/orders/commands/expire-proofs";
import { countLatestUsage } from "@cartage/domain/plans/processes/count-latest-usage";
import { clearOldReceipts } from "@cartage/domain/platform/commands/clear-old-receipts";
import { clearRelayedEvents } from "@cartage/domain/platform/commands/clear-relayed-events";
import { markSilentInstances } from "@cartage/domain/platform/commands/mark-silent-instances";
import { listLivingHosts } from "@cartage/domain/platform/queries/list-living-hosts";
import { clearOldViews } from "@cartage/domain/recipients/commands/clear-old-views";
import { makeRecurringOrders } from "@cartage/domain/recurring/processes/make-recurring-orders";
import { carryOutErasures } from "@cartage/domain/tracking/processes/carry-out-erasures";
import { expirePositions } from "@cartage/domain/tracking/processes/expire-positions";
import { packClosedDays } from "@cartage/domain/tracking/processes/pack-closed-days";
import { readmitPositions } from "@cartage/domain/tracking/processes/readmit-positions";
import { dropExpiredDays, openComingDays } from "@cartage/domain/tracking/processes/turn-position-days";
import type { Durable } from "../durable.ts";
import type { Task } from "./task.ts";

const dayS = 86_400;
const heartbeatMissedS = 60;
const goneS = 600;

/** What keeps an installation tidy, whatever runs on it. */
export function createHousekeeping({
  retentionDays,
  packAfterDays,
  durable,
}: {
  retentionDays: number;
  packAfterDays: number;
  durable: Pick<Durable, "adoptWork" | "clearFinished">;
}): Task[] {
  return [
    {
      name: "open-coming-days",
      schedule: "5 * * * *",
      isDueAtStart: true,
      run: openComingDays,
    },
    {
      name: "drop-expired-days",
      schedule: "15 0 * * *",
      run: (ctx) => dropExpiredDays(ctx, { retentionDays }),
    },
    {
      name: "delete-expired-positions",
      schedule: "20 * * * *",
      run: (ctx) => expirePositions(ctx, { installationDays: retentionDays }),
    },
    {
      name: "readmit-positions",
      schedule: "40 * * * *",
      run: (ctx) => readmitPositions(ctx, { installationDays: retentionDays }),
    },
    {
      name: "pack-closed-days",
      schedule: "10 * * * *",
      run: (ctx) => packClosedDays(ctx, { packAfterDays }),
    },
    {
      name: "carry-out-erasures",
      schedule: "* * * * *",
      run: carryOutErasures,
    },
    {
      name: "make-recurring-orders",
      schedule: "* * * * *",
      run: (ctx) => makeRecurringOrders(ctx, { limit: 500 }),
    },
    {
      name: "clear-old-link-views",
      schedule: "20 2 * * *",
      run: (ctx) => clearOldViews(ctx, { keptForS: 90 * dayS }),
    },
    {
      name: "expire-proofs",
      schedule: "22 * * * *",
      run: expireProofs,
    },
    {
      name: "clear-old-receipts",
      schedule: "25 * * * *",
      run: (ctx) => clearOldReceipts(ctx, { keptForS: 2 * dayS }),
    },
    {
      name: "clear-relayed-events",
      schedule: "35 * * * *",
      run: (ctx) => clearRelayedEvents(ctx, { keptForS: 7 * dayS }),
    },
    {
      name: "count-usage",
      schedule: "50 * * * *",
      isDueAtStart: true,
      run: countLatestUsage,
    },
    {
      name: "keep-device-health",
      schedule: "*/5 * * * *",
      isDueAtStart: true,
      run: (ctx) => keepDeviceHealth(ctx, { withinMs: 60_000 }),
    },
    {
      name: "clear-old-device-days",
      schedule: "40 1 * * *",
      run: (ctx) => clearOldDeviceDays(ctx, { keptForS: 90 * dayS }),
    },
    {
      name: "clear-old-instructions",
      schedule: "45 1 * * *",
      run: (ctx) => clearOldInstructions(ctx, { keptForS: 365 * dayS }),
    },
    {
      name: "clear-old-webhooks",
      schedule: "55 0 * * *",
      run: (ctx) => clearOldWebhooks(ctx, { keptForS: 90 * dayS }),
    },
    {
      name: "clear-old-mails",
      schedule: "35 1 * * *",
      run: (ctx) => clearOldMails(ctx, { keptForS: 30 * dayS }),
    },
    {
      name: "clear-old-notifications",
      schedule: "40 1 * * *",
      run: (ctx) => clearOldNotifications(ctx, { keptForS: 90 * dayS }),
    },
    {
      name: "clear-ended-sessions",
      schedule: "50 1 * * *",
      run: (ctx) => clearEndedSessions(ctx, { keptForS: 90 * dayS }),
    },
    {
      name: "clear-finished-work",
      schedule: "45 * * * *",
      run: (ctx) => durable.clearFinished({ before: new Date(ctx.now().getTime() - 7 * dayS * 1000) }),
    },
    {
      name: "mark-silent-instances",
      schedule: "* * * * *",
      run: (ctx) => markSilentInstances(ctx, { silentForS: goneS }),
    },
    {
      name: "adopt-abandoned-work",
      schedule: "* * * * *",
      run: async (ctx) => durable.adoptWork(await listLivingHosts(ctx, { kind: "jobs", silentForS: heartbeatMissedS })),
    },
  ];
}
