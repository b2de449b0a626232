import { z } from "zod";
import { line, orNone, prose } from "../inputs.ts";
import { minutesOf } from "../notifications/wall-clock-rules.ts";
import { type OrderState, orderStates } from "../orders/states.ts";

const id = z.uuid().lowercase();
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** How exactly a recipient may know where the vehicle is, the least first; nothing of it is shown once the order is delivered. */
export const exactnesses = ["nothing", "stops", "blurred", "exact"] as const;

export type ToldState = Exclude<OrderState, "draft">;
/** What a recipient can be told of by mail and SMS. */
export const toldStates = orderStates.filter((state): state is ToldState => state !== "draft");

const DailyWindow = z.object({ from: timeOfDay, until: timeOfDay }).superRefine(({ from, until }, context) => {
  if (minutesOf(until) <= minutesOf(from))
    context.addIssue({ code: "custom", message: "window_inverted", path: ["until"] });
});

/** What an organisation lets recipients see and do, and what it tells them. */
export const RecipientSettings = z.object({
  exactness: z.enum(exactnesses).default("blurred"),
  /** Blurred places become exact once so many stops at the most are before this one. */
  nearStops: z.int().min(0).max(5).default(1),
  /** The last digits of the recipient's phone: before the link changes anything, or before it shows anything. */
  asksPhone: z.enum(["changes", "always"]).default("changes"),
  /** Who sends it, by the customer's name. */
  showsSender: z.boolean().default(false),
  showsPlate: z.boolean().default(false),
  /** A link is good for so many days after the order is due. */
  linkDays: z.int().min(1).max(90).default(14),
  /** Of phone numbers that are written without one. */
  callingCode: z
    .string()
    .regex(/^[1-9]\d{0,2}$/)
    .default("84"),
  byMail: z.array(z.enum(toldStates)).max(toldStates.length).default([]),
  bySms: z.array(z.enum(toldStates)).max(toldStates.length).default([]),
  takesInstructions: z.boolean().default(true),
  asksRating: z.boolean().default(true),
  /** What may be chosen instead of the order's own window; none of them where the list is empty. */
  windows: z.array(DailyWindow).max(6).default([]),
  /** 1 is Monday. */
  weekdays: z.array(z.int().min(1).max(7)).max(7).default([1, 2, 3, 4, 5, 6]),
  daysAhead: z.int().min(1).max(14).default(5),
  /** A window may be chosen until so many hours before it begins. */
  noticeH: z.int().min(1).max(72).default(12),
  takesQuotes: z.boolean().default(true),
  /** What the public page says of the organisation. */
  about: orNone(prose(1_000)).default(null),
});
export type RecipientSettings = z.infer<typeof RecipientSettings>;

const slug = z.string().regex(/^[a-z0-9](-?[a-z0-9]){1,39}$/);
export const SaveRecipientSettings = RecipientSettings.extend({
  slug: orNone(slug).default(null),
  isPublic: z.boolean().default(false),
}).superRefine(({ isPublic, slug: name }, context) => {
  if (isPublic && name === null) context.addIssue({ code: "custom", message: "required", path: ["slug"] });
});

export const LinksOfOrder = z.object({ orderId: id });
export const RevokeLink = z.object({ linkId: id });

const locale = z.enum(["en", "vi"]);
const digits = z.string().trim().max(20);
/** What a link's holder brings: its token, and the grant that the right digits gave. */
const held = { token: z.string().max(60), grant: z.string().max(60).nullable().default(null) };
/** `isLook`: the page that is open looks again, which is no view of its own. */
export const OpenLink = z.object({ ...held, locale, isLook: z.boolean().default(false) });
export const ShowPhone = z.object({ token: held.token, digits });
export const FindByCode = z.object({ slug, code: z.string().max(30), digits });
export const InstructOrder = z.object({
  ...held,
  instructions: orNone(prose(500)).default(null),
  safePlace: orNone(line(200)).default(null),
});
/** The window that begins then, epoch ms, of those that are offered. */
export const ChooseWindow = z.object({ ...held, from: z.int().min(0) });
export const RateOrder = z.object({
  ...held,
  stars: z.int().min(1).max(5),
  words: orNone(prose(1_000)).default(null),
});
export const MuteLink = z.object({ token: held.token, isMuted: z.boolean() });

export const PublicPageSlug = z.object({ slug });
const asker = { slug, name: line(120).min(1), email: z.email().max(200), phone: orNone(line(40)).default(null) };
export const AskQuote = z.object({
  ...asker,
  from: line(300).min(1),
  to: line(300).min(1),
  /** YYYY-MM-DD, in the organisation's zone. */
  day: z.iso.date(),
  goods: line(200).min(1),
  pieces: z.coerce.number().int().min(1).max(9_999).default(1),
  weightKg: z.coerce.number().min(0).max(40_000).default(0),
  message: orNone(prose(1_000)).default(null),
});
export const ContactOrganisation = z.object({ ...asker, message: prose(2_000).min(1) });
