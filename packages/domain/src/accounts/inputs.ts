import { z } from "zod";
import { line } from "../inputs.ts";

const email = z.string().trim().toLowerCase().max(254).pipe(z.email("email_shape"));
/** Given as it is: spaces belong to it. The upper bound keeps hashing from being abused. */
const password = z.string().min(1).max(200);
const newPassword = z.string().min(12).max(200);
const name = line(80).min(1);
const refreshToken = z.string().min(1).max(200);

const SignIn = z.object({ email, password });
export const SignInOnPhone = SignIn.extend({ phone: z.object({ name, model: line(80) }) });
export const EndSession = z.object({ sessionId: z.uuid() });
export const Refresh = z.object({ refreshToken });
/** The first person administers the platform, and the organisation if one is named. */
export const RedeemSetupLink = z.object({
  token: z.string().min(1).max(100),
  name,
  email,
  password: newPassword,
  organisation: name.optional(),
});
