import { hashDeviceSecret, type SecretHash } from "@cartage/domain/fleet/device-secret";
import { publicationsOf, subscriptionsOf } from "@cartage/domain/fleet/device-topics";

/** A device as a broker has to know it. */
export interface DeviceCredential {
  deviceId: string;
  organisationId: string;
  secret: SecretHash;
  /** Its organisation is: it may not connect until it is let in again. */
  isSuspended: boolean;
}

/** One of our own accounts at the broker. */
export interface ServiceAccount {
  username: string;
  password: string;
  /** Whether it may add and remove devices at the broker while it runs. */
  mayProvision?: boolean;
}

interface Acl {
  acltype:
    | "publishClientSend"
    | "publishClientReceive"
    | "subscribeLiteral"
    | "subscribePattern"
    | "unsubscribePattern";
  topic: string;
  priority: number;
  allow: boolean;
}

interface Role {
  rolename: string;
  acls: Acl[];
}

interface Client {
  username: string;
  password: string;
  salt: string;
  iterations: number;
  disabled?: true;
  roles: { rolename: string; priority: number }[];
}

/** The file of Mosquitto's dynamic security plugin, version 2.0 (mosquitto.org/documentation/dynamic-security). */
export interface DynamicSecurity {
  defaultACLAccess: Record<"publishClientSend" | "publishClientReceive" | "subscribe" | "unsubscribe", boolean>;
  roles: Role[];
  clients: Client[];
}

const serviceRole = "cartage-service";
const provisionerRole = "cartage-provisioner";
/** Where Mosquitto, and no other broker, says its version, retained. */
export const mosquittoVersion = "$SYS/broker/version";
const control = "$CONTROL/dynamic-security/v1";

/**
 * The whole file from the devices' rows, so that a broker can be provisioned again: each device with a role of its own
 * that says what `decide` says. Mosquitto 2.0 cannot ask that a client id begins with a text; its option
 * `use_username_as_clientid` on the listener for devices makes each client id the device's.
 */
export async function dynamicSecurity(
  devices: Iterable<DeviceCredential>,
  services: readonly ServiceAccount[],
): Promise<DynamicSecurity> {
  const deviceList = [...devices];
  return {
    // what is received follows from what was subscribed
    defaultACLAccess: { publishClientSend: false, publishClientReceive: true, subscribe: false, unsubscribe: true },
    roles: [
      { rolename: serviceRole, acls: serviceAcls },
      { rolename: provisionerRole, acls: provisionerAcls },
      ...deviceList.map(deviceRole),
    ],
    clients: [
      ...(await Promise.all(services.map(serviceClient))),
      ...deviceList.map(({ deviceId, secret, isSuspended }) => ({
        ...client(deviceId, secret, [roleOf(deviceId)]),
        ...(isSuspended && { disabled: true as const }),
      })),
    ],
  };
}

/** What a device may do, as the plugin's role. */
export function deviceRole(device: { deviceId: string; organisationId: string }): Role {
  return {
    rolename: roleOf(device.deviceId),
    acls: [
      ...publicationsOf(device).map((topic) => allow("publishClientSend", topic)),
      ...subscriptionsOf(device).map((topic) => allow("subscribeLiteral", topic)),
    ],
  };
}

export function roleOf(deviceId: string): string {
  return `device-${deviceId}`;
}

async function serviceClient({ username, password, mayProvision }: ServiceAccount): Promise<Client> {
  const roles = mayProvision ? [serviceRole, provisionerRole] : [serviceRole];
  return client(username, await hashDeviceSecret(password), roles);
}

function client(username: string, { salt, iterations, hash }: SecretHash, roles: string[]): Client {
  return {
    username,
    password: Buffer.from(hash).toString("base64"),
    salt: Buffer.from(salt).toString("base64"),
    iterations,
    roles: roles.map((rolename) => ({ rolename, priority: 0 })),
  };
}

function allow(acltype: Acl["acltype"], topic: string): Acl {
  return { acltype, topic, priority: 0, allow: true };
}

const ours = ["cartage/v1/#", "live/v1/#", "owntracks/#"];

const serviceAcls = [
  ...ours.flatMap((topic) => [
    allow("publishClientSend", topic),
    allow("subscribePattern", topic),
    // Mosquitto asks about a shared subscription under its whole name
    allow("subscribePattern", `$share/+/${topic}`),
  ]),
  // since when the broker runs: by it a worker knows which connections ended with the one before
  allow("subscribeLiteral", "$SYS/broker/uptime"),
];

const provisionerAcls = [
  allow("publishClientSend", control),
  allow("subscribeLiteral", `${control}/response`),
  allow("subscribeLiteral", mosquittoVersion),
  allow("publishClientReceive", `${control}/response`),
];
