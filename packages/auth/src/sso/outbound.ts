import { lookup } from "node:dns";
import { BlockList, connect, isIP, isIPv4, type LookupFunction } from "node:net";
import { connect as connectSecurely } from "node:tls";
import { Agent, type AgentConnectOpts } from "agent-base";

/** Networks that nobody outside may have us ask: ours, the machine's own, and those of cloud metadata (IANA special-purpose). */
const inside = new BlockList();
for (const [network, bits] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["224.0.0.0", 3],
] as const)
  inside.addSubnet(network, bits, "ipv4");
for (const [network, bits] of [
  ["::", 96],
  ["64:ff9b::", 96],
  ["fc00::", 7],
  ["fe80::", 10],
  ["ff00::", 8],
] as const)
  inside.addSubnet(network, bits, "ipv6");

/** Whether an address is of the public internet. IPv6 that wraps IPv4 counts as what it wraps. */
export function isPublic(address: string): boolean {
  return !inside.check(address, isIPv4(address) ? "ipv4" : "ipv6");
}

export interface Outbound {
  /** For node:http and node:https; connects to public addresses over TLS, and to the allowed hosts. */
  agent: Agent;
  /** Whether an address that a customer gives may be asked at all; names are judged again when they are resolved. */
  permits(address: string): boolean;
}

/**
 * How our servers reach what customers name, such as their identity providers, without becoming a way into our own
 * network (OWASP: server-side request forgery). `privateHosts` are `host:port` pairs that the operator allows besides.
 */
export function createOutbound(privateHosts: readonly string[]): Outbound {
  const allowed = new Set(privateHosts.map((host) => host.toLowerCase()));
  return {
    agent: new GuardedAgent(allowed),
    permits(address) {
      if (!URL.canParse(address)) return false;
      const { protocol, hostname, port, username } = new URL(address);
      const isAllowed = allowed.has(hostOf(hostname, port || (protocol === "https:" ? "443" : "80")));
      if (username !== "" || !/^https?:$/.test(protocol)) return false;
      if (isAllowed) return true;
      const host = hostname.replace(/^\[|\]$/g, "");
      return protocol === "https:" && host !== "localhost" && (isIP(host) === 0 || isPublic(host));
    },
  };
}

const hostOf = (host: string, port: string | number) => `${host.toLowerCase()}:${port}`;

class GuardedAgent extends Agent {
  readonly #allowed: ReadonlySet<string>;

  constructor(allowed: ReadonlySet<string>) {
    super({ keepAlive: false, timeout: 10_000 });
    this.#allowed = allowed;
  }

  connect(_request: unknown, options: AgentConnectOpts) {
    const host = String(options.host ?? "").replace(/^\[|\]$/g, "");
    const isAllowed = this.#allowed.has(hostOf(host, options.port ?? ""));
    if (!isAllowed && !options.secureEndpoint) throw new Error("Only addresses over https are asked.");
    if (!isAllowed && isIP(host) !== 0 && !isPublic(host)) throw new Error("This address is not a public one.");
    const guarded = isAllowed ? {} : { lookup: lookUpPublic };
    return options.secureEndpoint
      ? connectSecurely({ ...options, ...guarded, host, servername: isIP(host) ? "" : host })
      : connect({ ...options, ...guarded, host });
  }
}

/** Resolves a name to public addresses only, at the moment of connecting: a name may change what it means. */
const lookUpPublic: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, "", 0);
    const found = addresses.filter(({ address }) => isPublic(address));
    const [first] = found;
    if (!first) return callback(new Error("This name leads to no public address."), "", 0);
    if (options.all) return callback(null, found);
    return callback(null, first.address, first.family);
  });
};
