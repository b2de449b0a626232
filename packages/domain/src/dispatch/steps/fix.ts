import { checkVersion } from "../../check-version.ts";
import { recallHeld } from "../../routes/recall-held.ts";
import { sendHeld } from "../../routes/send-held.ts";
import type { DispatchStep } from "./step.ts";

/** The route is its driver's, as it was seen when it was sent: its orders are dispatched. */
export const fix: DispatchStep = {
  async take(tx, { route, dispatch }) {
    checkVersion(route, dispatch.routeVersion, { subject: "route" });
    const { version } = await sendHeld(tx, route);
    return { version };
  },
  async undo(tx, { route }) {
    // a driver who has begun keeps it
    if (route.state === "sent" || route.state === "accepted") await recallHeld(tx, route);
  },
};
