import { isRootedExperimentalAsync } from "expo-device";

/** Whether the phone's protection was taken off, as far as it shows; null when that cannot be told. */
export async function isRooted(): Promise<boolean | null> {
  return isRootedExperimentalAsync().catch(() => null);
}
