import type { createCaller } from "@cartage/api/root";
import type { Capability } from "@cartage/domain/permissions";
import type { Furnished } from "../furnish.ts";

type Api = ReturnType<typeof createCaller>;

export interface Row {
  /** What it takes: a capability, being signed in, being one of our own processes, or nothing. */
  needs: Capability | "signed_in" | "own_process" | "nothing";
  /** Calls it, with the given organisation's ids wherever it takes one. */
  call(api: Api, rows: Furnished): Promise<unknown>;
  /** Whether it may be called with an API key; what works by a sign-in of its own may not. */
  isForPeople?: boolean;
}

/** The rows of one router, by their paths. */
export type Rows = Record<string, Row>;
