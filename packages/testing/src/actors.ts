import { type Actor, deviceActor, processActor, userActor } from "@cartage/domain/actor";
import type { Device, Factory } from "./factory.ts";

export type Actors = ReturnType<typeof createActors>;

type MemberRole = "organisation_administrator" | "dispatcher" | "viewer" | "hub_worker" | "driver";

/** Actors as a request would have them: each a user of its own with a session, or a machine. */
export function createActors(make: Factory) {
  const member =
    (role: MemberRole) =>
    async ({ id: organisationId }: { id: string }): Promise<Actor> => {
      const user = await make.user({ organisationId, role });
      const session = await make.session({ userId: user.id, organisationId });
      return userActor({ userId: user.id, sessionId: session.id, organisationId, role });
    };
  const platform = (role: "platform_administrator" | "maintainer") => async (): Promise<Actor> => {
    const user = await make.user({ platformRole: role });
    const session = await make.session({ userId: user.id, organisationId: null });
    return userActor({ userId: user.id, sessionId: session.id, organisationId: null, role });
  };
  return {
    organisationAdministrator: member("organisation_administrator"),
    dispatcher: member("dispatcher"),
    viewer: member("viewer"),
    hubWorker: member("hub_worker"),
    driver: member("driver"),
    platformAdministrator: platform("platform_administrator"),
    maintainer: platform("maintainer"),
    device: ({ id, organisationId }: Device): Actor => deviceActor({ deviceId: id, organisationId }),
    process: (instanceId: string): Actor => processActor(instanceId),
  };
}
