import { topics } from "@cartage/telemetry/topics";

/** Where devices reach the broker. */
export interface BrokerAddress {
  host: string;
  port: number;
  /** Whether that port speaks TLS. */
  isTls: boolean;
  /** As phones and browsers reach it; null where there is no WebSocket. */
  wsUrl: string | null;
}

/** What a device has to be told to report, apart from its secret. */
export interface ConnectionSettings extends BrokerAddress {
  clientId: string;
  username: string;
  /** Where it publishes its positions. */
  topic: string;
}

/** The exact settings of one device: its user name is its id, and its client id begins with it. */
export function connectionSettings(
  broker: BrokerAddress,
  { deviceId, organisationId }: { deviceId: string; organisationId: string },
): ConnectionSettings {
  return {
    ...broker,
    clientId: deviceId,
    username: deviceId,
    topic: topics.positions(organisationId, deviceId),
  };
}
