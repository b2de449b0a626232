import type { RecordedPosition } from "../outbox/position-store.ts";
import type { FormerDevice, PhoneSession } from "../session/phone-session.ts";
import type { VaultEntry } from "../session/vault-entry.ts";
import type { Outbox, OutboxOptions } from "./create-outbox.ts";
import type { Store } from "./create-phone-store.ts";
import { nothingWaits, type PhoneState } from "./phone-state.ts";

export type Outboxes = {
  open(session: PhoneSession): Promise<void>;
  /** Closes the outbox of a sign-in that ends; what is in it is sent later, as the device it belongs to. */
  leave(session: PhoneSession): Promise<void>;
  sendFormer(): Promise<void>;
  record(position: RecordedPosition): Promise<void>;
  network(isOnline: boolean): void;
  wake(): void;
};

/** The positions of this sign-in, and those that earlier ones left on the phone. */
export function createOutboxes(
  store: Store<PhoneState>,
  former: VaultEntry<FormerDevice[]>,
  openOutbox: (options: OutboxOptions) => Promise<Outbox>,
): Outboxes {
  let current: Outbox | null = null;
  const opened = new Set<string>();
  const sending = new Map<string, { outbox: Outbox; count: number }>();

  async function send({ server, device }: FormerDevice) {
    if (opened.has(device.id)) return;
    opened.add(device.id);
    const outbox = await openOutbox({
      server,
      device,
      mqttUrl: null,
      isOnline: store.get().isOnline,
      onChange: ({ count }) => void counted(device.id, count),
    });
    const { count } = await outbox.waiting();
    sending.set(device.id, { outbox, count });
    await counted(device.id, count);
  }

  async function counted(id: string, count: number) {
    const found = sending.get(id);
    if (!found) return;
    found.count = count;
    if (count === 0) {
      sending.delete(id);
      opened.delete(id);
      await found.outbox.close();
      await forget(id);
    }
    store.change({ formerCount: [...sending.values()].reduce((sum, each) => sum + each.count, 0) });
  }

  async function forget(id: string) {
    const devices = (await former.read()) ?? [];
    await former.write(devices.filter(({ device }) => device.id !== id));
  }

  return {
    async open({ server, device, mqttUrl }) {
      await forget(device.id);
      const { isOnline } = store.get();
      const onChange: OutboxOptions["onChange"] = (waiting, publisher) => store.change({ waiting, publisher });
      current = await openOutbox({ server, device, mqttUrl, isOnline, onChange });
    },
    async leave({ server, device }) {
      const waiting = (await current?.waiting()) ?? nothingWaits;
      if (waiting.count > 0) await former.write([...((await former.read()) ?? []), { server, device }]);
      await current?.close();
      current = null;
      store.change({ waiting: nothingWaits });
    },
    async sendFormer() {
      for (const device of (await former.read()) ?? []) await send(device);
    },
    async record(position) {
      await current?.record(position);
    },
    network(isOnline) {
      current?.network(isOnline);
      for (const { outbox } of sending.values()) outbox.network(isOnline);
    },
    wake() {
      current?.wake();
      for (const { outbox } of sending.values()) outbox.wake();
    },
  };
}
