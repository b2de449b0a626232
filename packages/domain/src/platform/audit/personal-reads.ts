import type { Actor } from "../../actor.ts";
import { platformChain } from "./audit-chain.ts";

/** A read that shows somebody's personal data, as the audit trail tells it. */
export interface PersonalRead {
  event:
    | { type: "organisation.members_viewed"; organisationId: string }
    | { type: "organisation.users_viewed"; organisationId: string }
    | { type: "platform.users_viewed"; platformId: string }
    | { type: "vehicle.history_viewed"; vehicleId: string }
    | { type: "organisation.whereabouts_viewed"; organisationId: string }
    | { type: "device.positions_viewed"; deviceId: string };
  /** Days in UTC, both included, of what was shown; null for what has no time. */
  days: { from: string; to: string } | null;
  /** Where a vehicle or a device was is a driver's data only while a driver was with it; null for what always counts. */
  whereabouts: { of: "vehicle" | "device"; id: string; from: Date | null; to: Date | null } | null;
}

const always = { days: null, whereabouts: null } as const;

/**
 * The reads that are written down; any other is of no consequence. Where vehicles are now is not among them: everyone
 * who may see it has it on the screen all day. Nor is what a person reads of their own, or what somebody wrote for its
 * reader under their name: requests, and reports of faults.
 */
export const personalReads = {
  /** Names and addresses of the organisation's members, and of those it invites. */
  members: (_input: unknown, { organisationId }: Actor): PersonalRead => ({
    event: { type: "organisation.members_viewed", organisationId: organisationId ?? platformChain },
    ...always,
  }),

  /** Names and addresses of users, seen from the platform. */
  users: ({ organisationId }: { organisationId?: string | undefined }): PersonalRead => ({
    event: organisationId
      ? { type: "organisation.users_viewed", organisationId }
      : { type: "platform.users_viewed", platformId: platformChain },
    ...always,
  }),

  /** Where a vehicle was. */
  vehicleHistory: ({ vehicleId, from, to }: { vehicleId: string; from: number; to: number }): PersonalRead => ({
    event: { type: "vehicle.history_viewed", vehicleId },
    days: { from: dayOf(from), to: dayOf(to - 1) },
    whereabouts: { of: "vehicle", id: vehicleId, from: new Date(from), to: new Date(to) },
  }),

  /** Where the vehicles of a fleet were. */
  fleetHistory: ({ from, to }: { from: number; to: number }, { organisationId }: Actor): PersonalRead => ({
    event: { type: "organisation.whereabouts_viewed", organisationId: organisationId ?? platformChain },
    days: { from: dayOf(from), to: dayOf(to - 1) },
    whereabouts: null,
  }),

  /** Where a vehicle, or without one the whole fleet, was. */
  whereabouts: (
    { vehicleId, from, to }: { vehicleId?: string | undefined; from: number; to: number },
    actor: Actor,
  ): PersonalRead =>
    vehicleId ? personalReads.vehicleHistory({ vehicleId, from, to }) : personalReads.fleetHistory({ from, to }, actor),

  /** What a device sent: its newest positions, and messages that could not be read. */
  devicePositions: ({ deviceId }: { deviceId: string }): PersonalRead => ({
    event: { type: "device.positions_viewed", deviceId },
    days: null,
    whereabouts: { of: "device", id: deviceId, from: null, to: null },
  }),
};

const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);
