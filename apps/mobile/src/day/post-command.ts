import type { Api } from "@cartage/client/phone-client";
import { TRPCClientError } from "@trpc/client";
import type { SendOutcome } from "./command-queue.ts";
import type { DayCommand, KeptCommand } from "./day-command.ts";

/** Sends one command under its key. */
export async function postCommand(api: Api, kept: KeptCommand): Promise<SendOutcome> {
  try {
    await send(api, kept);
    return { kind: "done" };
  } catch (error) {
    if (!(error instanceof TRPCClientError)) throw error;
    return isAnswer(error.data?.httpStatus) ? { kind: "refused", sentence: error.message } : { kind: "unreachable" };
  }
}

/** Whether the server judged what it was sent: a lost sign-in, too many at once and its own faults pass. */
function isAnswer(status: unknown): boolean {
  return typeof status === "number" && status >= 400 && status < 500 && status !== 401 && status !== 429;
}

const under = (idempotencyKey: string) => ({ context: { idempotencyKey } });

function send({ routes, proofs, incidents, orders }: Api, { key, command }: KeptCommand): Promise<unknown> {
  const options = under(key);
  switch (command.kind) {
    case "prove":
      return proofs.add.mutate(command.handOver, options);
    case "note":
      return orders.note.mutate({ orderId: command.orderId, text: command.text }, options);
    case "report":
      return report(incidents, key, command);
    case "accept":
      return routes.accept.mutate({ routeId: command.routeId }, options);
    case "decline":
      return routes.decline.mutate({ routeId: command.routeId, reason: command.reason }, options);
    case "start":
      return routes.start.mutate({ routeId: command.routeId }, options);
    case "arrive": {
      const { kind: _, ...given } = command;
      return routes.stops.arrive.mutate(given, options);
    }
    case "complete": {
      const { kind: _, ...given } = command;
      return routes.stops.complete.mutate(given, options);
    }
    case "fail": {
      const { kind: _, ...given } = command;
      return routes.stops.fail.mutate(given, options);
    }
  }
}

/** An incident and its photos: what broke off in between goes on from there. */
async function report(
  incidents: Api["incidents"],
  key: string,
  { incident, photos }: Extract<DayCommand, { kind: "report" }>,
): Promise<void> {
  const { incidentId } = await incidents.open.mutate(incident, under(key));
  for (const [at, photo] of photos.entries())
    await incidents.addPhoto.mutate({ incidentId, ...photo }, under(`${key} photo ${at}`));
}
