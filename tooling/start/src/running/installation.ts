import type { Configuration } from "./configuration.ts";
import type { DatabaseUrls } from "./database-urls.ts";
import type { Ports } from "./ports.ts";
import type { Secrets } from "./secrets.ts";

/** Where everything is reached, and with what: all that a process of ours can be told. */
export type Installation = {
  configuration: Configuration;
  ports: Ports;
  secrets: Secrets;
  directory: string;
  /** The folder of the bundled programs; null where they are run as they are written, to be watched. */
  programs: string | null;
  publicUrl: string;
  database: DatabaseUrls;
  redis: { url: string; token: string };
  smtpUrl: string;
  /** A service's own address of the broker, with its credential. */
  mqttUrlOf(service: BrokerService): string;
  /** As devices reach it, without a credential. */
  mqttUrl: string;
  mqttWsUrl: string | undefined;
};

export type BrokerService = "web" | "worker" | "jobs";

export const brokerServices: readonly BrokerService[] = ["web", "worker", "jobs"];
export const brokerUser = (service: BrokerService) => `cartage-${service}`;
