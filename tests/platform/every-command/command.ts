import type { createCaller } from "@cartage/api/root";
import type { PeopleServices } from "@cartage/api/services";
import type { Actor } from "@cartage/domain/actor";
import type { DomainEvent } from "@cartage/domain/events";
import type { Database } from "@cartage/domain/run-as";
import type { Actors } from "@cartage/testing/actors";
import type { Factory } from "@cartage/testing/factory";
import type { Clock } from "../../api/api-test.ts";
import type { Furnished } from "../../tenancy/furnish.ts";

export type Api = ReturnType<typeof createCaller>;
type EventType = DomainEvent["type"];

/** Of everybody who calls, and of the organisation's driver. */
export const password = "correct horse battery staple";

/** The entries of a command by the trail that they stand in. */
export interface Entries {
  organisation: readonly EventType[];
  platform: readonly EventType[];
}

export interface Given {
  rows: Furnished;
  /** Who calls; an actor without a sign-in where nobody is signed in. */
  caller: Actor;
  /** The API under other requests, for what has to happen first. */
  api(actor: Actor | null): Api;
  make: Factory;
  as: Actors;
  owner: Database;
  platform: Database;
  people: PeopleServices;
  proofs: Map<string, string[]>;
  clock: Clock;
}

export interface Command {
  leaves: Entries | "nothing";
  /** Why it leaves nothing. */
  because?: string;
  /** Tables in which it leaves something without its entry too, by their names, and why. */
  keeps?: Record<string, string>;
  /** A call that succeeds, where the one of `everyProcedure` does not. */
  call?(api: Api, given: Given): Promise<unknown>;
  /** Who calls, where it is not simply somebody who may. */
  caller?(given: Omit<Given, "caller">): Promise<Actor>;
  /** What the entries call who did it, where it is no user. */
  byKind?: "recipient";
  /** Whom the entries name, where it is not who calls. */
  by?(given: Given): string | Promise<string>;
}

/** The commands of one router, by their paths. */
export type Commands = Record<string, Command>;

export const inOrganisation = (...types: EventType[]): Entries => ({ organisation: types, platform: [] });
export const onPlatform = (...types: EventType[]): Entries => ({ organisation: [], platform: types });
