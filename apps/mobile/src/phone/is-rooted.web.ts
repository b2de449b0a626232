/** A browser cannot tell; expo-device says no to everybody there. */
export async function isRooted(): Promise<null> {
  return null;
}
