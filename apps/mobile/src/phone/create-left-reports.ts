import type { Left, PhoneSession } from "../session/phone-session.ts";
import type { VaultEntry } from "../session/vault-entry.ts";
import type { Store } from "./create-phone-store.ts";
import type { PhoneState } from "./phone-state.ts";

export type LeftReports = {
  read(): Promise<void>;
  /** The sign-in ends; what waits stays on the phone, and goes out when the same driver signs in again. */
  leave(session: PhoneSession): Promise<void>;
  /** Somebody has signed in, who will see and send his own. */
  takeOver(session: PhoneSession): Promise<void>;
};

type LeftParts = { store: Store<PhoneState>; kept: VaultEntry<Left[]> };

/** Whose day a phone keeps: what somebody else said is sent under no other name. */
export const ownerOf = ({ driverId, device }: PhoneSession) => driverId ?? device.id;

/** Tells, while nobody is signed in, whose reports this phone keeps. */
export function createLeftReports({ store, kept }: LeftParts): LeftReports {
  async function write(left: Left[]) {
    await kept.write(left);
    store.change({ left });
  }

  const othersThan = async (session: PhoneSession) =>
    ((await kept.read()) ?? []).filter(({ driver }) => driver !== ownerOf(session));

  return {
    async read() {
      store.change({ left: (await kept.read()) ?? [] });
    },
    async leave(session) {
      const count = store.get().day.commands.filter(({ refusal }) => refusal === null).length;
      const others = await othersThan(session);
      const own = { driver: ownerOf(session), driverName: session.driverName, count };
      await write(count > 0 ? [...others, own] : others);
    },
    takeOver: async (session) => write(await othersThan(session)),
  };
}
