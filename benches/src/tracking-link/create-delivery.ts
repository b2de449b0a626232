import { createSecretBox } from "@cartage/auth/secret-box";
import type { Database } from "@cartage/db/client";
import { newId } from "@cartage/db/id";
import { userActor } from "@cartage/domain/actor";
import { createOrder } from "@cartage/domain/orders/commands/create-order";
import { moveOrder } from "@cartage/domain/orders/commands/move-order";
import { CreateOrder } from "@cartage/domain/orders/inputs";
import { makeLink } from "@cartage/domain/recipients/commands/make-link";
import { saveRecipientSettings } from "@cartage/domain/recipients/commands/save-settings";
import { SaveRecipientSettings } from "@cartage/domain/recipients/inputs";
import { listLinks } from "@cartage/domain/recipients/queries/list-links";
import { runAs } from "@cartage/domain/run-as";
import type postgres from "postgres";
import { createFleet } from "../harness/fleet.ts";

const hourMs = 3_600_000;
const moves = ["planned", "dispatched", "collected", "set_out"] as const;

/**
 * An order that is out for delivery, with a stop before it and the vehicle near: its page shows all that such a page has.
 * Answers where its link leads.
 */
export async function createDelivery(owner: postgres.Sql, database: Database, encryptionKey: string): Promise<string> {
  const [device] = await createFleet(owner, 1);
  if (!device) throw new Error("There is no organisation.");
  const { organisationId, vehicleId } = device;
  const secrets = createSecretBox([Buffer.from(encryptionKey, "base64")]);
  const actor = userActor({ userId: newId(), sessionId: newId(), organisationId, role: "organisation_administrator" });
  const now = () => new Date();
  return runAs(database, { actor, now, requestId: "bench", secrets }, async (ctx) => {
    const settings = {
      exactness: "exact",
      slug: "bench",
      isPublic: true,
      windows: [{ from: "08:00", until: "12:00" }],
    };
    await saveRecipientSettings(ctx, SaveRecipientSettings.parse(settings));
    const window = { from: Date.now(), until: Date.now() + 4 * hourMs };
    const place = { latE7: 208_600_000, lonE7: 1_066_800_000 };
    const { orderId } = await createOrder(
      ctx,
      CreateOrder.parse({
        pickup: { name: "Kho Hà Nội", address: "12 Láng Hạ, Hà Nội" },
        delivery: { name: "Nguyễn Thị Đào", address: "45 Lê Lợi, Hải Phòng", phone: "0903 111 222", place, window },
        items: [{ description: "A parcel" }],
      }),
    );
    for (const move of moves) await moveOrder(ctx, { orderId, move, reason: null });
    await putOnRoute(owner, { organisationId, vehicleId, orderId });
    await makeLink(ctx, { orderId });
    return (await listLinks(ctx, { orderId })).links[0]?.path ?? "";
  });
}

interface OnRoute {
  organisationId: string;
  vehicleId: string;
  orderId: string;
}

async function putOnRoute(owner: postgres.Sql, { organisationId, vehicleId, orderId }: OnRoute): Promise<void> {
  await owner`
    update vehicle_state set fix_time = now(), lat_e7 = 208500000, lon_e7 = 1066500000, motion = 0
     where vehicle_id = ${vehicleId}`;
  const routeId = newId();
  await owner`
    insert into routes (id, organisation_id, day, time_zone, vehicle_id, driver_id, state, shift_from, shift_until, departs_at,
      ends_at, distance_m, work_s, created_at, started_at)
    values (${routeId}, ${organisationId}, current_date, 'UTC', ${vehicleId}, ${newId()}, 'under_way', now() - interval '1 hour',
      now() + interval '8 hours', now() - interval '1 hour', now() + interval '4 hours', 40000, 9000, now(), now())`;
  for (const [at, kind] of (["pickup", "delivery"] as const).entries())
    await owner`
      insert into route_stops (id, organisation_id, route_id, seq, kind, order_id, leg, name, address, lat_e7, lon_e7, service_s,
        arrives_at, starts_at, leaves_at, late_s)
      values (${newId()}, ${organisationId}, ${routeId}, ${at + 1}, ${kind}, ${orderId}, 1, 'Door', '1 Street',
        ${208_600_000 - (1 - at) * 100_000}, 1066800000, 300, now() + interval '1 hour', now() + interval '1 hour',
        now() + interval '65 minutes', 0)`;
}
