import { getBatteryLevelAsync } from "expo-battery";

/** How full the battery is, 0 to 1; null when the phone does not say. */
export async function battery(): Promise<number | null> {
  const level = await getBatteryLevelAsync().catch(() => -1);
  return level >= 0 ? level : null;
}
