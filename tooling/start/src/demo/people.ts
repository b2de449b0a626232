import { demoId } from "./demo-id.ts";
import { ORGANISATIONS } from "./organisations.ts";

export type DemoUser = {
  id: string;
  email: string;
  name: string;
  role: "platform_administrator" | "maintainer" | "organisation_administrator" | "dispatcher" | "viewer" | "driver";
  organisationId: string | null;
  organisation: string | null;
};

const STAFF = [
  { address: "platform", name: "Platform administrator", role: "platform_administrator" },
  { address: "maintainer", name: "Maintainer", role: "maintainer" },
] as const;

const MEMBERS = [
  { address: "admin", name: "Administrator", role: "organisation_administrator" },
  { address: "dispatcher", name: "Dispatcher", role: "dispatcher" },
  { address: "viewer", name: "Viewer", role: "viewer" },
  { address: "driver", name: "Driver", role: "driver" },
] as const;

/** Everybody who can sign in to the demonstration. */
export function demoUsers(): DemoUser[] {
  const staff = STAFF.map(({ address, name, role }, i) => ({
    id: demoId("user", i),
    email: `${address}@cartage.example`,
    name,
    role,
    organisationId: null,
    organisation: null,
  }));
  const members = ORGANISATIONS.flatMap((organisation, o) =>
    MEMBERS.map(({ address, name, role }, i) => ({
      id: demoId("user", STAFF.length + o * MEMBERS.length + i),
      email: `${address}@${organisation.domain}`,
      name: `${name}, ${organisation.name}`,
      role,
      organisationId: organisation.id,
      organisation: organisation.name,
    })),
  );
  return [...staff, ...members];
}
