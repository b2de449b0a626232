import type { TokenStore, Tokens } from "@cartage/client/tokens";
import type { FormerSignIn } from "../session/phone-session.ts";
import type { VaultEntry } from "../session/vault-entry.ts";
import type { Outbox, OutboxOptions } from "./create-outbox.ts";
import type { Store } from "./create-phone-store.ts";
import type { PhoneState } from "./phone-state.ts";

export type FormerSignIns = {
  /** Takes over a sign-in that ends on this phone. */
  add(signIn: FormerSignIn): Promise<void>;
  /** Forgets one that is current again. */
  forget(deviceId: string): Promise<void>;
  /** Goes on with all of them. */
  settle(): Promise<void>;
  network(isOnline: boolean): void;
  wake(): void;
};

type FormerParts = {
  store: Store<PhoneState>;
  kept: VaultEntry<FormerSignIn[]>;
  openOutbox(options: OutboxOptions): Promise<Outbox>;
  /** Ends the session at the server; throws when the server cannot be reached. */
  endSession(server: string, tokens: TokenStore): Promise<void>;
};

type Open = { outbox: Outbox; count: number; isRefused: boolean };

/**
 * Sign-ins that were ended on this phone. The server revokes a phone's credential with its session, so each session
 * ends there only after everything that waits under it was sent; until then its credential and tokens are kept.
 */
export function createFormerSignIns({ store, kept, openOutbox, endSession }: FormerParts): FormerSignIns {
  const open = new Map<string, Open | null>();
  let changing: Promise<void> = Promise.resolve();

  async function all() {
    return (await kept.read()) ?? [];
  }

  /** One change after the other: each reads what the one before has written. */
  function change(changed: (signIns: FormerSignIn[]) => FormerSignIn[]) {
    changing = changing.catch(() => {}).then(async () => kept.write(changed(await all())));
    return changing;
  }

  function forget(deviceId: string) {
    return change((signIns) => signIns.filter(({ device }) => device.id !== deviceId));
  }

  /** The tokens of one former sign-in, kept where it is kept. */
  function tokensOf(signIn: FormerSignIn): TokenStore {
    const { id } = signIn.device;
    const write = (tokens: Tokens | null) =>
      change((signIns) => signIns.map((each) => (each.device.id === id ? { ...each, tokens } : each)));
    const read = async () => (await all()).find(({ device }) => device.id === id)?.tokens ?? null;
    return { read, write, clear: () => write(null) };
  }

  async function send(signIn: FormerSignIn) {
    const { server, device } = signIn;
    if (open.has(device.id)) return;
    open.set(device.id, null);
    const outbox = await openOutbox({
      server,
      device,
      mqttUrl: null,
      isOnline: store.get().isOnline,
      onChange: ({ count }, { isRefused }) => void counted(signIn, count, isRefused),
    });
    const { count } = await outbox.waiting();
    open.set(device.id, { outbox, count, isRefused: false });
    await counted(signIn, count, false);
  }

  async function counted(signIn: FormerSignIn, count: number, isRefused: boolean) {
    const found = open.get(signIn.device.id);
    if (!found) return;
    Object.assign(found, { count, isRefused });
    if (count === 0) {
      open.set(signIn.device.id, null);
      await found.outbox.close();
      await finish(signIn);
    }
    tell();
  }

  /** Without network the session ends at the next opportunity. */
  async function finish(signIn: FormerSignIn) {
    const isEnded = await endSession(signIn.server, tokensOf(signIn)).then(
      () => true,
      () => false,
    );
    if (isEnded) await forget(signIn.device.id);
    open.delete(signIn.device.id);
  }

  function tell() {
    const opened = [...open.values()].filter((each) => each !== null);
    const count = opened.reduce((sum, each) => sum + each.count, 0);
    store.change({ former: { count, isRefused: opened.some(({ isRefused }) => isRefused) } });
  }

  async function settle() {
    await Promise.all((await all()).map(send));
  }

  function each(act: (outbox: Outbox) => void) {
    for (const opened of open.values()) if (opened) act(opened.outbox);
  }

  return {
    add: (signIn) => change((signIns) => [...signIns.filter(({ device }) => device.id !== signIn.device.id), signIn]),
    forget,
    settle,
    network(isOnline) {
      each((outbox) => outbox.network(isOnline));
      if (isOnline) void settle();
    },
    wake: () => each((outbox) => outbox.wake()),
  };
}
