import { z } from "zod";
import { line } from "../inputs.ts";
import { memberRoles } from "./inputs.ts";

const id = z.uuid().lowercase();
const role = z.enum(memberRoles);
const address = z
  .string()
  .trim()
  .max(2_000)
  .refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol), "https_only");

/** One or more certificates as PEM or as bare base64; answered as base64 without line ends. */
const certificates = z
  .string()
  .trim()
  .max(40_000)
  .transform((text) =>
    text
      .split(/-----(?:BEGIN|END) CERTIFICATE-----|\n\s*\n/)
      .map((part) => part.replace(/\s+/g, ""))
      .filter((part) => part !== ""),
  )
  .refine((all) => all.length > 0 && all.length <= 4 && all.every((one) => /^MI[A-Za-z0-9+/=]+$/.test(one)), {
    error: "certificate_shape",
  });

const common = {
  name: line(80).min(1),
  /** The claim or attribute that says what somebody is; none when everybody gets the same role. */
  roleClaim: line(200).nullish(),
  roleMapping: z
    .array(z.object({ value: line(200).min(1), role }))
    .max(50)
    .default([]),
  /** The role of somebody new whom the mapping does not name; without it only members come in. */
  defaultRole: role.nullish(),
};
const oidc = { kind: z.literal("oidc"), issuer: address, clientId: line(400).min(1) };
const saml = { kind: z.literal("saml"), issuer: line(1_000).min(1), signInUrl: address, certificates };
const clientSecret = z.string().min(1).max(1_000);

export const AddIdentityProvider = z.discriminatedUnion("kind", [
  z.object({ ...common, ...oidc, clientSecret }),
  z.object({ ...common, ...saml }),
]);
const providerId = { providerId: id };
export const IdentityProviderId = z.object(providerId);
/** All of it anew; a client secret that is left out stays. */
export const ChangeIdentityProvider = z.discriminatedUnion("kind", [
  z.object({ ...providerId, ...common, ...oidc, clientSecret: clientSecret.optional() }),
  z.object({ ...providerId, ...common, ...saml }),
]);
export const SwitchIdentityProvider = IdentityProviderId.extend({
  isEnabled: z.boolean().optional(),
  /** Whether people of its domains may come in by it alone. */
  isEnforced: z.boolean().optional(),
});
const domain = z
  .string()
  .trim()
  .toLowerCase()
  .max(253)
  .regex(/^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/, "domain_shape");
export const AddIdentityDomain = IdentityProviderId.extend({ domain });
export const IdentityDomain = z.object({ domain });
export const FindIdentityProvider = z.object({
  email: z.string().trim().toLowerCase().max(254).pipe(z.email("email_shape")),
});

/** RFC 7636 §4.2: the SHA-256 of the app's verifier as base64url. */
const challenge = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
export const GrantPhoneCode = z.object({ challenge });
export const OfferPhoneCode = z.object({ userId: id });
const code = z.string().trim().min(1).max(100);
/** RFC 7636 §4.1; a code that an administrator shows has no verifier. */
const verifier = z.string().regex(/^[A-Za-z0-9._~-]{43,128}$/);
export const SignInWithCode = z.object({
  code,
  verifier: verifier.optional(),
  phone: z.object({ name: line(80).min(1), model: line(80) }),
});
