import type { Api } from "@cartage/client/phone-client";
import { randomUUID } from "expo-crypto";
import type { Store } from "../phone/create-phone-store.ts";
import { initialPhone, type PhoneState } from "../phone/phone-state.ts";
import { applyCommands } from "./apply-commands.ts";
import { type CommandQueue, createCommandQueue } from "./command-queue.ts";
import { completeKept } from "./complete-kept.ts";
import type { DayCommand, KeptCommand } from "./day-command.ts";
import type { DayStore } from "./day-store.ts";
import { openDayStore } from "./open-day-store";
import { postCommand } from "./post-command.ts";

export type Day = {
  /** Opens the day of the driver who is signed in. */
  open(driverId: string): Promise<void>;
  /** Forgets the routes; what was not sent stays for the next sign-in of the same driver. */
  leave(): Promise<void>;
  say(command: DayCommand): Promise<void>;
  dismiss(seq: number): Promise<void>;
  retry(seq: number): Promise<void>;
  /** Sends what waits, as far as the server is reached. */
  send(): Promise<void>;
  /** Forgets what was said and not sent. */
  discard(): Promise<void>;
  /** Sends what waits, then asks for the routes; without network the last answer stands. */
  lookAround(): Promise<void>;
};

/** The driver's routes on this phone, and what he said of them. */
export function createDay({ store, api }: { store: Store<PhoneState>; api(): Api | null }): Day {
  let open: { kept: DayStore; queue: CommandQueue } | null = null;

  const show = (change: Partial<PhoneState["day"]>) => store.change({ day: { ...store.get().day, ...change } });

  // a route that the server told before it knew what the driver had said is asked for again
  let settled = 0;

  async function settle(command: KeptCommand) {
    settled += 1;
    const { kept: before } = store.get().day;
    if (!before || !open) return;
    const kept = { ...before, routes: applyCommands(before.routes, [command]) };
    await open.kept.writeRoutes(kept);
    show({ kept });
  }

  async function refresh(): Promise<void> {
    const asked = open;
    const before = settled;
    const server = api();
    const answers = server && Promise.all([server.routes.own.query(), server.proofs.needs.query()]);
    const told = await answers?.catch(() => null);
    if (!told || !asked || asked !== open) return;
    if (before !== settled) return refresh();
    const [routes, needs] = told;
    const kept = { routes, needs, seenAt: Date.now() };
    await asked.kept.writeRoutes(kept);
    show({ kept });
  }

  async function lookAround() {
    await open?.queue.send();
    await refresh();
  }

  return {
    async open(driverId) {
      const kept = await openDayStore(driverId);
      const queue = await createCommandQueue({
        store: kept,
        post: async (command) => {
          const server = api();
          return server ? postCommand(server, command) : { kind: "unreachable" };
        },
        newKey: randomUUID,
        now: Date.now,
        onChange: (commands) => show({ commands: [...commands] }),
        onDone: settle,
        onSent: () => void refresh(),
      });
      open = { kept, queue };
      const found = await kept.readRoutes();
      show({ kept: found && completeKept(found), commands: [...queue.commands()] });
      void lookAround();
    },
    async leave() {
      const left = open;
      open = null;
      store.change({ day: initialPhone.day });
      await left?.kept.writeRoutes(null);
      await left?.kept.close();
    },
    say: async (command) => open?.queue.add(command),
    dismiss: async (seq) => open?.queue.dismiss(seq),
    retry: async (seq) => open?.queue.retry(seq),
    send: async () => open?.queue.send(),
    discard: async () => open?.queue.discard(),
    lookAround,
  };
}
