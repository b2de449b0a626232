import { devices, fittings } from "@cartage/db/schema/fleet";
import { routeStops } from "@cartage/db/schema/routes";
import { and, count, eq, isNull } from "drizzle-orm";
import { addInstruction, withdrawRouteInstructions } from "../../fleet/add-instruction.ts";
import { refuseTakenBack } from "./refuse-taken-back.ts";
import type { DispatchStep } from "./step.ts";

const expiresInS = 24 * 3_600;

/** The phones that are fitted to the vehicle are told; a driver without one finds the route in the app. */
export const instruct: DispatchStep = {
  async take(tx, { route }) {
    refuseTakenBack(route);
    const { organisationId, vehicleId, id: routeId, day, departsAt } = route;
    const phones = await tx
      .select({ deviceId: devices.id })
      .from(fittings)
      .innerJoin(devices, eq(devices.id, fittings.deviceId))
      .where(
        and(
          eq(fittings.organisationId, organisationId),
          eq(fittings.vehicleId, vehicleId),
          isNull(fittings.removedAt),
          isNull(devices.revokedAt),
          eq(devices.kind, "phone"),
        ),
      );
    const [stops] = await tx.select({ count: count() }).from(routeStops).where(eq(routeStops.routeId, routeId));
    const body = { routeId, day, departsAt: departsAt.getTime(), stops: stops?.count ?? 0 };
    const instructionIds: string[] = [];
    for (const { deviceId } of phones) {
      const asked = { organisationId, deviceId, kind: "route" as const, body, expiresInS };
      instructionIds.push(await addInstruction(tx, asked));
    }
    return { instructionIds };
  },
  undo: (tx, { route }) => withdrawRouteInstructions(tx, route),
};
