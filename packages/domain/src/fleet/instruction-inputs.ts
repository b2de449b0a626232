import { z } from "zod";
import { line, prose } from "../inputs.ts";

const id = z.uuid().lowercase();

/** What a device can be asked, by kind; the body goes over the wire as it is here. */
export const instructionKinds = ["message", "interval", "settings", "position", "command"] as const;
export type AskedKind = (typeof instructionKinds)[number];
/** `route` is not asked by hand: a dispatch tells a phone of a new route. */
export type InstructionKind = AskedKind | "route";

/** A setting's name, as devices have them. */
const settingName = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_.:-]{0,63}$/);
const settingValue = z.union([line(200), z.number(), z.boolean()]);

const bodies = {
  /** For the driver to read. */
  message: z.object({ text: prose(500).min(1) }),
  /** How often to report while moving, and while standing, in seconds. */
  interval: z.object({ movingS: z.int().min(1).max(3_600), standingS: z.int().min(1).max(86_400).optional() }),
  settings: z.object({
    values: z
      .record(settingName, settingValue)
      .refine((values) => Object.keys(values).length >= 1, "required")
      .refine((values) => Object.keys(values).length <= 20, "too_big"),
  }),
  /** To report where it is, at once. */
  position: z.object({}),
  /** In the tracker's own language. */
  command: z.object({ text: line(500).min(1) }),
  /** When it departs is in epoch ms, as its day is planned. */
  route: z.object({ routeId: id, day: z.iso.date(), departsAt: z.int(), stops: z.int().min(0) }),
} satisfies Record<InstructionKind, z.ZodType>;

const target = {
  deviceId: id,
  expiresInS: z
    .int()
    .min(60)
    .max(7 * 86_400)
    .default(86_400),
};

export const SendInstruction = z.discriminatedUnion("kind", [
  z.object({ ...target, kind: z.literal("message"), body: bodies.message }),
  z.object({ ...target, kind: z.literal("interval"), body: bodies.interval }),
  z.object({ ...target, kind: z.literal("settings"), body: bodies.settings }),
  z.object({ ...target, kind: z.literal("position"), body: bodies.position }),
  z.object({ ...target, kind: z.literal("command"), body: bodies.command }),
]);

export type InstructionBodies = { [Kind in InstructionKind]: z.infer<(typeof bodies)[Kind]> };

export const InstructionId = z.object({ instructionId: id });
export const ListInstructions = z.object({
  deviceId: id,
  cursor: z.string().max(400).nullish(),
  limit: z.int().min(1).max(200).default(50),
});
