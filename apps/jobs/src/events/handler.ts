import type { OutboxEvent } from "@cartage/domain/platform/queries/list-waiting-events";

/** What is done when something has happened. */
export interface EventHandler {
  /** Part of what makes a delivery unique, so it stays when the code changes: letters, digits and dashes. */
  name: string;
  types: readonly string[] | "all";
  /** A process has it work on one delivery at a time; on many unless told. */
  isOneByOne?: true;
  /** May be called again with the same `eventId`, and in any order; a rejection is tried again later. */
  handle(event: OutboxEvent): Promise<void>;
}

export interface EventHandlers {
  all: readonly EventHandler[];
  named(name: string): EventHandler | undefined;
  /** Whoever wants to know of an event of this type. */
  of(type: string): EventHandler[];
}

/** Throws when two handlers share a name: the second would never be told of anything. */
export function createEventHandlers(all: readonly EventHandler[]): EventHandlers {
  const byName = new Map<string, EventHandler>();
  for (const handler of all) {
    if (!/^[a-z0-9-]+$/.test(handler.name)) throw new Error(`An event handler cannot be named "${handler.name}".`);
    if (byName.has(handler.name)) throw new Error(`Two event handlers are named "${handler.name}".`);
    byName.set(handler.name, handler);
  }
  return {
    all,
    named: (name) => byName.get(name),
    of: (type) => all.filter(({ types }) => types === "all" || types.includes(type)),
  };
}
