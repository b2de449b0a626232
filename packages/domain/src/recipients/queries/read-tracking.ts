import { organisations } from "@cartage/db/schema/accounts";
import { orderEvents } from "@cartage/db/schema/orders";
import { trackingLinks } from "@cartage/db/schema/recipients";
import { and, asc, eq } from "drizzle-orm";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import type { Window } from "../../orders/inputs.ts";
import type { Wishes } from "../../orders/log-rules.ts";
import { readProgress } from "../../orders/queries/read-progress.ts";
import { readEvent } from "../../orders/read-event.ts";
import { mayTake, replay } from "../../orders/rules.ts";
import { mayInstruct } from "../../orders/states.ts";
import { type KeptSettings, readSettings } from "../read-settings.ts";
import {
  happened,
  lastDigits,
  mayChooseWindow,
  offeredWindows,
  stageOf,
  type ToldDeed,
  type TrackingStage,
} from "../rules.ts";
import { type ShownPlace, shownPlace } from "../shown-place.ts";

/** Whom a recipient can ask. */
export interface Sender {
  name: string;
  slug: string | null;
  email: string | null;
  phone: string | null;
  /** IANA; in which the page's times are. */
  timeZone: string;
}

/** What a tracking link shows. Not who drives, nor what is in it, nor the order's number. */
export type Tracking = { organisation: Sender; code: string; isMuted: boolean } & (
  | { isLocked: true }
  | {
      isLocked: false;
      /** Whether a change needs the digits of the phone first. */
      needsPhone: boolean;
      stage: TrackingStage;
      /** The customer that sends it, where the organisation shows that. */
      customer: string | null;
      plate: string | null;
      window: Window;
      arrival: Window | null;
      stopsBefore: number | null;
      place: ShownPlace | null;
      happened: { at: number; deed: ToldDeed }[];
      /** Only for whoever showed the phone, or need not. */
      wishes: Wishes | null;
      rating: number | null;
      may: { instruct: boolean; chooseWindow: boolean; rate: boolean };
      windows: Window[];
    }
);

interface Asked {
  linkId: string;
  orderId: string;
  isPhoneShown: boolean;
}

/** What a link shows whom it let in. Throws `tracking_link.unknown`. */
export async function readTracking(ctx: Context, { linkId, orderId, isPhoneShown }: Asked): Promise<Tracking> {
  const { organisationId } = authorise(ctx.actor, "own_order.view");
  const { db } = ctx.session;
  const [link] = await db
    .select({
      code: trackingLinks.code,
      seed: trackingLinks.seed,
      mutedAt: trackingLinks.mutedAt,
      organisation: organisations,
    })
    .from(trackingLinks)
    .innerJoin(organisations, eq(organisations.id, trackingLinks.organisationId))
    .where(and(eq(trackingLinks.id, linkId), eq(trackingLinks.orderId, orderId)));
  const events = await readLog(ctx, organisationId, orderId);
  const order = replay({ id: orderId, organisationId }, events);
  if (!link || !order) throw new DomainError("tracking_link.unknown");
  const settings = await readSettings(ctx, organisationId);
  const organisation = senderOf(link.organisation, settings);
  const about = { organisation, code: link.code, isMuted: link.mutedAt !== null };
  const needsPhone = !isPhoneShown && lastDigits(order.content.delivery.phone) !== null;
  if (needsPhone && settings.asksPhone === "always") return { ...about, isLocked: true };

  const { delivery, pickup, customer } = order.content;
  const stage = stageOf(order.state);
  const progress = await readProgress(ctx, { organisationId, orderId });
  // whatever the grade: once it is delivered, or goes back, where the vehicle goes is nobody's business
  const isComing = stage === "on_its_way" || stage === "waiting";
  // not before the goods are on board: until then it is on other people's business
  const vehicle = stage === "on_its_way" ? progress.vehicle : null;
  const stopsBefore = isComing && settings.exactness !== "nothing" ? progress.stopsBefore : null;
  const may = {
    instruct: settings.takesInstructions && mayInstruct(order),
    chooseWindow: mayChooseWindow(order, settings),
    rate: settings.asksRating && mayTake(order, { type: "rated", stars: 5, words: null }),
  };
  const choosing = {
    now: ctx.now().getTime(),
    timeZone: organisation.timeZone,
    pickup: pickup.window,
    current: delivery.window,
  };
  return {
    ...about,
    isLocked: false,
    needsPhone,
    stage,
    customer: settings.showsSender ? (customer?.name ?? null) : null,
    plate: settings.showsPlate ? (vehicle?.plate ?? null) : null,
    window: delivery.window,
    arrival: isComing ? progress.arrival : null,
    stopsBefore,
    place: shownPlace(vehicle, { door: delivery.place, stopsBefore, seed: link.seed }, settings),
    happened: happened(events),
    wishes: needsPhone ? null : order.wishes,
    rating: order.rating?.stars ?? null,
    may,
    windows: may.chooseWindow ? offeredWindows(settings, choosing) : [],
  };
}

async function readLog({ session: { db } }: Context, organisationId: string, orderId: string) {
  const log = await db
    .select({
      version: orderEvents.version,
      type: orderEvents.type,
      body: orderEvents.body,
      occurredAt: orderEvents.occurredAt,
    })
    .from(orderEvents)
    .where(and(eq(orderEvents.organisationId, organisationId), eq(orderEvents.orderId, orderId)))
    .orderBy(asc(orderEvents.version));
  return log.map(readEvent);
}

/** Whom to ask, and how, as the recipient may know. */
function senderOf(organisation: typeof organisations.$inferSelect, { isPublic, slug }: KeptSettings): Sender {
  const { name, contactEmail: email, contactPhone: phone, timeZone } = organisation;
  return { name, email, phone, slug: isPublic ? slug : null, timeZone: timeZone ?? "UTC" };
}
