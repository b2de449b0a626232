import type { RouterInputs, RouterOutputs } from "@cartage/api/root";

export type OwnRoute = RouterOutputs["routes"]["own"][number];
export type OwnStop = OwnRoute["stops"][number];
/** A hand-over as the phone saw it. */
export type HandOver = RouterInputs["proofs"]["add"];
export type Evidence = HandOver["evidence"][number];

/** What the driver said or did, as the server takes it. Times are this phone's, ms since the epoch. */
export type DayCommand =
  | { kind: "accept"; routeId: string }
  | { kind: "decline"; routeId: string; reason: string }
  | { kind: "start"; routeId: string }
  | { kind: "arrive"; stopId: string; at: number }
  | {
      kind: "complete";
      stopId: string;
      at: number;
      /** Pieces that were handed over, by line; missing is all of them. */
      delivered?: Record<string, number>;
      reason?: string;
    }
  | { kind: "fail"; stopId: string; at: number; reason: string }
  | { kind: "prove"; handOver: HandOver };

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

/** The driver's routes as the server last told them. */
export type KeptRoutes = { routes: OwnRoute[]; seenAt: number };
