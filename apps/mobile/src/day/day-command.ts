import type { RouterInputs, RouterOutputs } from "@cartage/api/root";

export type OwnRoute = RouterOutputs["routes"]["own"][number];
export type OwnStop = OwnRoute["stops"][number];
/** A hand-over as the phone saw it. */
export type HandOver = RouterInputs["proofs"]["add"];
export type Evidence = HandOver["evidence"][number];
/** What went wrong, as the driver tells it. */
export type Incident = RouterInputs["incidents"]["open"];
export type Photo = Pick<RouterInputs["incidents"]["addPhoto"], "name" | "content">;
/** What a hand-over has to show, as the organisation holds it to be strong. */
export type ProofNeeds = RouterOutputs["proofs"]["needs"];

/** When it was by this phone's clock, and how far that was known to be ahead of the server's; null when it was not. */
type Timed = { at: number; clockOffsetMs?: number | null };

/** What the driver said or did, as the server takes it. Times are this phone's, ms since the epoch. */
export type DayCommand =
  | { kind: "accept"; routeId: string }
  | { kind: "decline"; routeId: string; reason: string }
  | { kind: "start"; routeId: string }
  | ({ kind: "arrive"; stopId: string } & Timed)
  | ({
      kind: "complete";
      stopId: string;
      /** Pieces that were handed over, by line; missing is all of them. */
      delivered?: Record<string, number>;
      /** Why not all of them, or why the hand-over shows less than it should. */
      reason?: string;
    } & Timed)
  | ({ kind: "fail"; stopId: string; reason: string } & Timed)
  | { kind: "prove"; handOver: HandOver }
  | { kind: "note"; orderId: string; text: string }
  | { kind: "report"; incident: Incident; photos: Photo[] };

/** A command as it is kept on the phone until the server has answered it. */
export type KeptCommand = {
  /** Its place in the order in which things happened. */
  seq: number;
  /** Under which it is sent, however often: the server does it once. */
  key: string;
  /** When it was said, ms since the epoch. */
  at: number;
  command: DayCommand;
  /** The server's sentence when it said no; null while it waits. */
  refusal: string | null;
};

/** The driver's routes, and what their hand-overs have to show, as the server last told them; null until it has. */
export type KeptRoutes = { routes: OwnRoute[]; needs: ProofNeeds | null; seenAt: number };
