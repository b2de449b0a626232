import type { Database } from "@cartage/db/client";
import { userActor } from "@cartage/domain/actor";
import { askDispatch } from "@cartage/domain/dispatch/commands/ask-dispatch";
import { createOrder } from "@cartage/domain/orders/commands/create-order";
import { CreateOrder } from "@cartage/domain/orders/inputs";
import { saveRoutes } from "@cartage/domain/routes/day/save-routes";
import { runAs } from "@cartage/domain/run-as";
import { loadStreetMap } from "@cartage/simulator/roads/street-map";
import { distanceM, type Point } from "@cartage/telemetry/geodesy";
import { fromE7, toE7 } from "@cartage/telemetry/units";
import { DRIVERS, driverIdOf } from "./drivers.ts";

const timeZone = "Asia/Ho_Chi_Minh";
const minuteMs = 60_000;
/** Routes of a wave: most are sent, and two are left for whoever looks. */
const [waveRoutes, leftPlanned, ordersOfRoute] = [7, 2, 4];
const doorsWithinDeg = 0.06;

const streets = ["Lê Lợi", "Trần Phú", "Nguyễn Trãi", "Hai Bà Trưng", "Lý Thường Kiệt", "Điện Biên Phủ", "Quang Trung"];
const names = [
  "Nguyễn Thu Hà",
  "Trần Minh Châu",
  "Lê Thị Bình",
  "Phạm Ngọc Lan",
  "Hoàng Thanh Sơn",
  "Vũ Đức Dũng",
  "Đỗ Thị Mai",
];
const goods = ["Áo sơ mi", "Linh kiện điện tử", "Cà phê rang", "Sách giáo khoa", "Đồ gia dụng", "Thuốc tây"];

interface FreeVehicle {
  vehicleId: string;
  hub: Point & { name: string; address: string };
}

/**
 * Where few routes are under way, a dispatcher places orders, plans them for drivers who are free today, and sends most: as
 * commands of people do. Answers how many routes.
 */
export async function planWave(
  platform: Database,
  {
    organisationId,
    dispatcherId,
    organisation,
    now,
  }: { organisationId: string; dispatcherId: string; organisation: number; now: number },
): Promise<number> {
  const day = new Date(now + 7 * 60 * minuteMs).toISOString().slice(0, 10);
  const free = await freeVehicles(platform, { organisationId, organisation, day });
  if (free.length < 2) return 0;
  const actor = userActor({ userId: dispatcherId, sessionId: "demonstration", organisationId, role: "dispatcher" });
  const given = { actor, now: () => new Date(), requestId: "demonstration" };
  return runAs(platform, given, async (ctx) => {
    for (const [at, vehicle] of free.entries()) {
      const doors = inOrder(
        vehicle.hub,
        Array.from({ length: ordersOfRoute }, () => doorAround(vehicle.hub)),
      );
      const orderIds: string[] = [];
      for (const door of doors) orderIds.push((await createOrder(ctx, orderTo(door, vehicle, now))).orderId);
      const stops = (["pickup", "delivery"] as const).flatMap((kind) =>
        orderIds.map((orderId) => ({ orderId, leg: 1, kind })),
      );
      const routes = [{ vehicleId: vehicle.vehicleId, basedOn: null, stops }];
      const [saved] = await saveRoutes(ctx, { day, timeZone, routes }, null);
      const isLeft = free.length > leftPlanned + 2 && at >= free.length - leftPlanned;
      if (saved && !isLeft) await askDispatch(ctx, { routeId: saved.routeId, basedOn: saved.version });
    }
    return free.length;
  });
}

async function freeVehicles(
  { sql }: Database,
  { organisationId, organisation, day }: { organisationId: string; organisation: number; day: string },
): Promise<FreeVehicle[]> {
  const [going] = await sql<{ count: number }[]>`
    select count(*)::int as count from routes
     where organisation_id = ${organisationId} and state in ('sent', 'accepted', 'under_way') and day = ${day}`;
  if ((going?.count ?? 0) > 2) return [];
  const drivers = Array.from({ length: DRIVERS }, (_, at) => driverIdOf(organisation, at));
  const rows = await sql<{ vehicleId: string; name: string; address: string; latE7: number; lonE7: number }[]>`
    select assignment.vehicle_id as "vehicleId", hubs.name, hubs.address, hubs.lat_e7 as "latE7", hubs.lon_e7 as "lonE7"
      from assignments assignment
      join vehicles on vehicles.id = assignment.vehicle_id
      join hubs on hubs.id = vehicles.home_hub_id
      join vehicle_state state on state.vehicle_id = vehicles.id
     where assignment.organisation_id = ${organisationId} and assignment.driver_id = any(${drivers}::uuid[])
       and assignment.ended_at is null and state.fix_time > now() - interval '5 minutes'
       and not exists (select from routes where vehicle_id = vehicles.id and day = ${day} and state <> 'cancelled')
     order by power(state.lat_e7 - hubs.lat_e7, 2) + power(state.lon_e7 - hubs.lon_e7, 2)
     limit ${waveRoutes}`;
  return rows.map(({ vehicleId, name, address, latE7, lonE7 }) => ({
    vehicleId,
    hub: { name, address, lat: fromE7(latE7), lon: fromE7(lonE7) },
  }));
}

function orderTo(door: Point, { hub }: FreeVehicle, now: number) {
  const place = ({ lat, lon }: Point) => ({ latE7: toE7(lat), lonE7: toE7(lon) });
  const from = Math.ceil(now / (15 * minuteMs)) * 15 * minuteMs;
  const any = <T>(of: readonly T[]) => of[Math.floor(Math.random() * of.length)] as T;
  return CreateOrder.parse({
    pickup: { name: hub.name, address: hub.address, place: place(hub) },
    delivery: {
      name: any(names),
      address: `${1 + Math.floor(Math.random() * 240)} ${any(streets)}`,
      place: place(door),
      phone: `09${String(10_000_000 + Math.floor(Math.random() * 89_999_999))}`,
      window: { from, until: from + (120 + 30 * Math.floor(Math.random() * 6)) * minuteMs },
    },
    items: [
      { description: any(goods), quantity: 1 + Math.floor(Math.random() * 3), weightG: 2_000, volumeCm3: 12_000 },
    ],
  });
}

function doorAround({ lat, lon }: Point): Point {
  const map = loadStreetMap();
  const aside = () => (Math.random() - 0.5) * 2 * doorsWithinDeg;
  for (let attempt = 0; attempt < 30; attempt++) {
    const door = { lat: lat + aside(), lon: lon + aside() };
    if (map.isOnLand(door)) return door;
  }
  return { lat, lon: lon + doorsWithinDeg / 10 };
}

/** The nearest next, as somebody would who has no planner. */
function inOrder(from: Point, doors: readonly Point[]): Point[] {
  const left = [...doors];
  const ordered: Point[] = [];
  for (let at = from; left.length > 0; at = ordered.at(-1) ?? from) {
    left.sort((one, other) => distanceM(at, one) - distanceM(at, other));
    ordered.push(...left.splice(0, 1));
  }
  return ordered;
}
