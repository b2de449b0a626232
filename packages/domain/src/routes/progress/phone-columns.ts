import type { PhoneTime } from "../../phone-time-rules.ts";

/** The columns that keep an arrival as a phone told it. */
export function arrivedByPhone(phone: PhoneTime | null) {
  return { arrivedPhoneAt: phone && new Date(phone.at), arrivedClockOffsetMs: phone?.clockOffsetMs ?? null };
}

/** The same of the end of a stop. */
export function endedByPhone(phone: PhoneTime | null) {
  return { endedPhoneAt: phone && new Date(phone.at), endedClockOffsetMs: phone?.clockOffsetMs ?? null };
}
