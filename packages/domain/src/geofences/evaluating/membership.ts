/** A stay in a geofence that goes on; times are fix times, epoch ms. Plain JSON: it is kept in the derivation's state. */
export interface Membership {
  geofenceId: string;
  enteredAt: number;
  /** Since when fixes have been outside without being far enough, or often enough, to have left; absent while inside. */
  outsideSince?: number;
}

export interface FenceEntry {
  geofenceId: string;
  /** When the boundary was crossed: between two sparse fixes, where the segment meets it. */
  at: number;
}

export interface FenceLeaving {
  geofenceId: string;
  enteredAt: number;
  at: number;
}

/** Fixes inside, but none surely so: too close to the edge, or too inaccurate. No stay yet, and perhaps never one. */
export interface Nearing {
  geofenceId: string;
  since: number;
}

/** What is remembered of one vehicle between two fixes; plain JSON, both sorted by geofence. */
export interface FenceState {
  /** Where it is inside. */
  memberships: readonly Membership[];
  /** Absent while there are none. */
  nearing?: readonly Nearing[];
}
