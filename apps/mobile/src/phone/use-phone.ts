import { useSyncExternalStore } from "react";
import { phone } from "./phone.ts";
import { initialPhone } from "./phone-state.ts";

/** What the phone knows, kept current. */
export function usePhone() {
  return useSyncExternalStore(phone.subscribe, phone.state, () => initialPhone);
}
