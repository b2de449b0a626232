import { CryptoDigestAlgorithm, CryptoEncoding, digestStringAsync, getRandomBytes } from "expo-crypto";
import type { Randomness } from "./browser-sign-in.ts";

const urlSafe = (base64: string) => base64.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");

/** From the phone's own source. */
export const randomness: Randomness = {
  secret: () => urlSafe(btoa(String.fromCharCode(...getRandomBytes(32)))),
  digest: async (text) =>
    urlSafe(await digestStringAsync(CryptoDigestAlgorithm.SHA256, text, { encoding: CryptoEncoding.BASE64 })),
};
