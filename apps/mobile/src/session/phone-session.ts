import type { Tokens } from "@cartage/client/tokens";

/** The device that the server created for this phone at sign-in, with its credential. */
export type PhoneDevice = { id: string; secret: string; organisationId: string };

/** Who is signed in on this phone, and as which device it reports. */
export type PhoneSession = {
  /** The server's address without a path, `https://cartage.example`. */
  server: string;
  device: PhoneDevice;
  /** Where positions go by MQTT; null when the server offers none. */
  mqttUrl: string | null;
  driverName: string;
  /** Missing where the server could not be asked at sign-in, or an older version of the app signed in. */
  driverId?: string | undefined;
  organisationName: string | null;
};

/** A sign-in that was ended on this phone; its tokens end the session, null when the server has ended it already. */
export type FormerSignIn = Pick<PhoneSession, "server" | "device"> & { tokens: Tokens | null };

/** Reports of a driver whose sign-in ended before they were sent. */
export type Left = { driver: string; driverName: string; count: number };
