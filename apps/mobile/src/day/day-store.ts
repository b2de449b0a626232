import type { KeptCommand, KeptRoutes } from "./day-command.ts";

/**
 * The phone's own store of one driver's day. A command is in it from the moment `add` has settled until `remove` names it,
 * whatever happens to the process in between; numbers rise and are never given twice.
 */
export type DayStore = {
  /** Oldest first. */
  commands(): Promise<KeptCommand[]>;
  add(command: Omit<KeptCommand, "seq">): Promise<number>;
  /** Keeps what the server said of a command. */
  replace(command: KeptCommand): Promise<void>;
  remove(seq: number): Promise<void>;
  readRoutes(): Promise<KeptRoutes | null>;
  /** Null forgets them. */
  writeRoutes(routes: KeptRoutes | null): Promise<void>;
  close(): Promise<void>;
};
