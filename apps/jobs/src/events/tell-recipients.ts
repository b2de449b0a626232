import type { SecretBox } from "@cartage/domain/context";
import { type OrderMove, orderMoves, orderStates } from "@cartage/domain/orders/states";
import { tellRecipient } from "@cartage/domain/recipients/commands/tell-recipient";
import { z } from "zod";
import type { RunAsProcess } from "../run-as-process.ts";
import type { EventHandler } from "./handler.ts";

const moves = ["created", ...orderMoves] as const;
const types = moves.map((move) => `order.${move}` as const);
const News = z.object({
  type: z.enum(types).transform((type) => type.slice("order.".length) as OrderMove | "created"),
  occurredAt: z.coerce.date(),
  body: z.object({ orderId: z.uuid(), state: z.enum(orderStates) }),
});

/** Writes down what recipients are told of their orders; sending is another pass. */
export function createTellRecipients(runAsProcess: RunAsProcess, secrets: SecretBox): EventHandler {
  return {
    name: "tell-recipients",
    types,
    async handle(event) {
      const { type, occurredAt, body } = News.parse(event);
      await runAsProcess((ctx) => tellRecipient({ ...ctx, secrets }, { type, occurredAt, ...body }));
    },
  };
}
