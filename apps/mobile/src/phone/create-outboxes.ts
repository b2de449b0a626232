import type { Tokens } from "@cartage/client/tokens";
import type { Inbox } from "../messages/inbox.ts";
import type { RecordedPosition } from "../outbox/position-store.ts";
import type { PhoneSession } from "../session/phone-session.ts";
import type { FormerSignIns } from "./create-former-sign-ins.ts";
import type { Outbox, OutboxOptions } from "./create-outbox.ts";
import type { Store } from "./create-phone-store.ts";
import { nothingWaits, type PhoneState } from "./phone-state.ts";

export type Outboxes = {
  open(session: PhoneSession): Promise<void>;
  /** Closes the outbox of a sign-in that ends; what is in it is sent later, as the device it belongs to. */
  leave(session: PhoneSession, tokens: Tokens | null): Promise<void>;
  record(position: RecordedPosition): Promise<void>;
  network(isOnline: boolean): void;
  wake(): void;
};

type OutboxesParts = {
  store: Store<PhoneState>;
  former: FormerSignIns;
  inbox?: Inbox;
  openOutbox(options: OutboxOptions): Promise<Outbox>;
};

/** The positions of this sign-in, and behind them those that earlier ones left on the phone. */
export function createOutboxes({ store, former, inbox, openOutbox }: OutboxesParts): Outboxes {
  let current: Outbox | null = null;

  return {
    async open({ server, device, mqttUrl }) {
      await former.forget(device.id);
      const { isOnline } = store.get();
      const onChange: OutboxOptions["onChange"] = (waiting, publisher) => store.change({ waiting, publisher });
      current = await openOutbox({ server, device, mqttUrl, isOnline, ...(inbox && { inbox }), onChange });
    },
    async leave({ server, device }, tokens) {
      const waiting = (await current?.waiting()) ?? nothingWaits;
      // before anything is closed or forgotten: a crash here leaves one sign-in too many, never one too few
      if (tokens || waiting.count > 0) await former.add({ server, device, tokens });
      await current?.close();
      current = null;
      store.change({ waiting: nothingWaits });
    },
    async record(position) {
      await current?.record(position);
    },
    network(isOnline) {
      current?.network(isOnline);
      former.network(isOnline);
    },
    wake() {
      current?.wake();
      former.wake();
    },
  };
}
