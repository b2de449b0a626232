/**
 * Decides every connect, publish and subscribe of clients that are not trusted. `Connected` is whatever the policy
 * wants to remember of a connection; null refuses it. Answers may be immediate, which the hot path is faster with.
 */
export type BrokerPolicy<Connected = unknown> = {
  connect(attempt: {
    clientId: string;
    username: string;
    password: string;
  }): Promise<Connected | null> | Connected | null;
  mayPublish(connected: Connected, topic: string): boolean | Promise<boolean>;
  maySubscribe(connected: Connected, filter: string): boolean | Promise<boolean>;
};

/** A client of ours (worker, web, jobs), which may do everything. */
export type ServiceCredential = { username: string; password: string };

/** What the broker refused, or met, worth a line in a log. */
export type BrokerEvent = {
  kind:
    | "connect_refused"
    | "publish_refused"
    | "subscribe_refused"
    | "client_error"
    | "broker_error"
    | "session_expired";
  clientId: string;
  detail: string;
};
