import { z } from "zod";
import { line, orNone } from "../inputs.ts";
import { isTimeZone } from "./rules.ts";

const email = z.string().trim().toLowerCase().max(254).pipe(z.email("email_shape"));
/** Given as it is: spaces belong to it. The upper bound keeps hashing from being abused. */
const password = z.string().min(1).max(200);
const newPassword = z.string().min(12).max(200);
const name = line(80).min(1);
const refreshToken = z.string().min(1).max(200);

/** Six digits of an authenticator, or a recovery code. */
const code = z.string().trim().max(40);

/** WebAuthn's answers as JSON, as far as they are read. */
const base64url = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .regex(/^[A-Za-z0-9_-]+$/);
const credential = {
  id: base64url(1_400),
  rawId: base64url(1_400),
  type: z.literal("public-key"),
  // no extension was asked for
  clientExtensionResults: z.unknown().transform(() => ({})),
};
export const PasskeyAssertion = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64url(4_000),
    authenticatorData: base64url(4_000),
    signature: base64url(8_000),
  }),
});
const PasskeyAttestation = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64url(4_000),
    attestationObject: base64url(20_000),
    transports: z.array(z.string().max(32)).max(10).default([]),
  }),
});

const SignIn = z.object({ email, password, code: code.optional() });
export const SignInOnPhone = SignIn.extend({ phone: z.object({ name, model: line(80) }) });
export const EndSession = z.object({ sessionId: z.uuid() });
export const Refresh = z.object({ refreshToken });
const id = z.uuid().lowercase();
const linkToken = z.string().min(1).max(100);
export const memberRoles = ["organisation_administrator", "dispatcher", "viewer", "hub_worker", "driver"] as const;
const role = z.enum(memberRoles);
/** The language that a mail is written in; the organisation's, where none is given. */
const locale = z.enum(["en", "vi"]).optional();

export const MemberId = z.object({ userId: id });
export const ChangeMemberRole = MemberId.extend({ role });
export const ListMembers = z.object({
  search: line(80).optional(),
  sort: z.enum(["name", "email", "joinedAt"]).default("name"),
  direction: z.enum(["asc", "desc"]).default("asc"),
  cursor: z.string().max(400).nullish(),
  limit: z.int().min(1).max(200).default(50),
});
export const InviteMember = z.object({ email, role, locale });
export const InvitationId = z.object({ invitationId: id });
export const InvitationToken = z.object({ token: linkToken });
/** Somebody without an account makes one with the invitation. */
export const AcceptAsNew = InvitationToken.extend({ name, password: newPassword });
export const AskForReset = z.object({ email });
export const ResetToken = z.object({ token: linkToken });
export const ResetPassword = ResetToken.extend({ password: newPassword });
export const ChangePassword = z.object({ current: password, password: newPassword });
export const BeginTotp = z.object({ name: line(40).min(1), password });
export const BeginPasskey = z.object({ password });
export const AddPasskey = z.object({ name: line(40).min(1), answer: PasskeyAttestation });
export const ShowFactor = z.object({ code: code.optional(), passkey: PasskeyAssertion.optional() });
export const RenewRecoveryCodes = z.object({ password });
export const ChangeEmail = z.object({ email, password });
export const EmailToken = z.object({ token: linkToken });
export const LeaveSuspended = z.object({ organisationId: id });
export const ConfirmTotp = z.object({ factorId: id, code: code.min(1) });
export const RemoveFactor = z.object({ factorId: id, password });

export const unitSystems = ["metric", "imperial"] as const;
export type UnitSystem = (typeof unitSystems)[number];
export const locales = ["en", "vi"] as const;
/** As IANA names them. */
const timeZone = z.string().max(64).refine(isTimeZone, "time_zone_unknown");
const days = z.int().max(3_650);

/** Null leaves it to each person's browser, to the installation, or to nobody. */
export const UpdateOrganisation = z
  .object({
    name,
    requiresSecondFactor: z.boolean(),
    units: z.enum(unitSystems),
    locale: z.enum(locales).nullable(),
    timeZone: timeZone.nullable(),
    retentionDays: days.min(1).nullable(),
    /** How far back the history of drivers' phones is shown to others than administrators; 0 shows none. */
    phoneHistoryDays: days.min(0).nullable(),
    showsPhonesToViewers: z.boolean(),
    contactEmail: orNone(email),
    contactPhone: orNone(line(40)),
  })
  .partial();

/** A file holds at most so many bytes. */
export const logoMostBytes = 262_144;
/** The file as base64; somewhat more than fits is let in, to be refused with a sentence about files. */
export const ChangeLogo = z.object({ content: z.base64().max(logoMostBytes * 4) });
/** Null for people of the platform, who work for no organisation then. */
export const SwitchOrganisation = z.object({ organisationId: id.nullable() });

/** The first person administers the platform, and the organisation if one is named. */
export const RedeemSetupLink = z.object({
  token: z.string().min(1).max(100),
  name,
  email,
  password: newPassword,
  organisation: name.optional(),
});
