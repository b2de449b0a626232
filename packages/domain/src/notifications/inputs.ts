import { z } from "zod";
import { isTimeZone } from "../accounts/rules.ts";
import { line, orNone } from "../inputs.ts";
import { digests } from "./preference-rules.ts";

const id = z.uuid().lowercase();
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const severities = z.array(z.enum(["info", "warning", "critical"])).max(3);

export const SavePreferences = z
  .object({
    channels: z.object({ in_app: severities, mail: severities, push: severities, sms: severities }),
    timeZone: z.string().max(64).refine(isTimeZone, "time_zone_unknown"),
    quietFrom: orNone(timeOfDay),
    quietUntil: orNone(timeOfDay),
    digest: z.enum(digests),
    digestAt: timeOfDay,
    /** E.164 */
    phone: orNone(z.string().regex(/^\+[1-9]\d{6,14}$/)),
    retractsBySms: z.boolean(),
  })
  .refine(({ quietFrom, quietUntil }) => (quietFrom === null) === (quietUntil === null), {
    path: ["quietUntil"],
    message: "required",
  });

/** As the browser's PushSubscription tells it. */
export const AddPush = z.object({
  endpoint: z.url({ protocol: /^https$/ }).max(1_000),
  p256dh: z.string().regex(/^[A-Za-z0-9_-]{80,100}$/),
  auth: z.string().regex(/^[A-Za-z0-9_-]{16,40}$/),
});
export const RemovePush = z.object({ endpoint: z.string().max(1_000) });

export const ListNotifications = z.object({
  cursor: z.int().min(0).nullish(),
  limit: z.int().min(1).max(100).default(30),
});
/** Without ids, all. */
export const MarkRead = z.object({ notificationIds: z.array(id).max(200).optional() });
export const WatchNews = z.object({
  lastEventId: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional(),
});

export const webhookEvents = ["alert.opened", "alert.recovered", "alert.retracted"] as const;
const endpoint = {
  name: line(80).min(1),
  url: z.url({ protocol: /^https?$/ }).max(1_000),
  events: z.array(z.enum(webhookEvents)).min(1).max(webhookEvents.length),
};
export const CreateWebhook = z.object(endpoint);
export const WebhookId = z.object({ webhookId: id });
/** `isEnabled` gives one that was disabled after long failure another chance, or stops one. */
export const UpdateWebhook = WebhookId.extend({
  ...z.object(endpoint).partial().shape,
  isEnabled: z.boolean().optional(),
});
