import { createContext } from "@cartage/api/call-context";
import { createCaller } from "@cartage/api/root";
import { processActor } from "@cartage/domain/actor";
import type { Context } from "@cartage/domain/context";
import type { OrderMove } from "@cartage/domain/orders/states";
import { runAs } from "@cartage/domain/run-as";
import { test as withApi } from "../api/api-test.ts";
import { type NewOrder, newOrder } from "../orders/orders-test.ts";

type Api = ReturnType<typeof createCaller>;
export type RecipientSettings = Parameters<Api["recipients"]["settings"]["save"]>[0];
type Move = Exclude<OrderMove, "partly_delivered">;

export const phone = "0903 111 222";
export const digits = "1222";

/** An organisation with an order, its link, and whoever works there. */
export interface Carrier {
  organisation: { id: string; name: string };
  dispatcher: Api;
  administrator: Api;
  orderId: string;
  token: string;
  linkId: string;
  code: string;
  addOrder(given?: Partial<NewOrder>): Promise<{ orderId: string; token: string; linkId: string; code: string }>;
  move(...moves: Move[]): Promise<void>;
}

interface RecipientFixtures {
  /** The API as a stranger, who comes from an address of their own. */
  stranger: (address?: string) => Api;
  carrier: (settings?: RecipientSettings, order?: Partial<NewOrder>) => Promise<Carrier>;
  jobs: { run<T>(work: (ctx: Context) => Promise<T>): Promise<T> };
}

let strangers = 0;

export const test = withApi.extend<{ $file: RecipientFixtures }>({
  stranger: [
    async ({ services }, use) =>
      use((address) => {
        strangers += 1;
        const headers = new Headers({ "user-agent": "A phone" });
        return createCaller(createContext({ services, headers, address: address ?? `198.51.100.${strangers}` }));
      }),
    { scope: "file" },
  ],
  carrier: [
    async ({ api, as, make }, use) =>
      use(async (settings = {}, order = {}) => {
        const organisation = await make.organisation();
        const dispatcher = api(await as.dispatcher(organisation));
        const administrator = api(await as.organisationAdministrator(organisation));
        await administrator.recipients.settings.save(settings);
        const addOrder = async (given: Partial<NewOrder> = {}) => {
          const { orderId } = await dispatcher.orders.create(newOrder({ ...order, ...given }));
          await dispatcher.recipients.links.make({ orderId });
          const [link] = (await dispatcher.recipients.links.list({ orderId })).links;
          if (!link?.path) throw new Error("A link that was just made is good.");
          return { orderId, token: link.path.slice("/track/".length), linkId: link.linkId, code: link.code };
        };
        const own = await addOrder();
        const move = async (...moves: Move[]) => {
          for (const to of moves)
            await dispatcher.orders.move({
              orderId: own.orderId,
              move: to,
              reason: to === "failed" ? "Nobody there" : null,
            });
        };
        return { organisation, dispatcher, administrator, ...own, addOrder, move };
      }),
    { scope: "file" },
  ],
  jobs: [
    async ({ platform, clock, people }, use) =>
      use({
        run: (work) =>
          runAs(
            platform,
            { actor: processActor("test"), requestId: "test", now: clock.now, secrets: people.secrets },
            work,
          ),
      }),
    { scope: "file" },
  ],
});

export const en = { locale: "en" } as const;
