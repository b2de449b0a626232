import { createBrokerPolicyEndpoint } from "@cartage/api/rest/broker-policy";
import { createDevicePolicy } from "@cartage/auth/device-policy";
import { newId } from "@cartage/db/id";
import type { Database } from "@cartage/domain/run-as";
import { topics } from "@cartage/telemetry/topics";
import type { Device } from "@cartage/testing/factory";
import { expect } from "vitest";
import { test } from "../api/api-test.ts";
import { everyTopic } from "./every-topic.ts";
import { brokerSecret, serviceCredential, topicActs, topicCallers, topicOwners } from "./matrix-sides.ts";

/** What both of our policies say: the one of the embedded broker, and the one that brokers ask over HTTP. */
function createDeciders(database: Database) {
  const policy = createDevicePolicy(database);
  const answer = createBrokerPolicyEndpoint({
    database,
    secret: brokerSecret,
    service: serviceCredential,
    onError: (error) => expect.fail(String(error)),
  });
  const ask = async (asked: "connect" | "act", body: object) => {
    const headers = { authorization: `Bearer ${brokerSecret}` };
    const request = new Request("http://web/api/mqtt", { method: "POST", headers, body: JSON.stringify(body) });
    return (await (await answer(request, asked)).text()).includes('"allow"');
  };
  return {
    async embedded({ username, password }: Credential, action: "publish" | "subscribe", topic: string) {
      const device = await policy.connect({ clientId: username, username, password });
      if (!device) return false;
      return action === "publish" ? policy.mayPublish(device, topic) : policy.maySubscribe(device, topic);
    },
    async overHttp({ username, password }: Credential, action: "publish" | "subscribe", topic: string) {
      const clientid = username;
      if (!(await ask("connect", { username, password, clientid }))) return false;
      return ask("act", { username, clientid, action, topic });
    },
  };
}

interface Credential {
  username: string;
  password: string;
}

test("every topic of the wire is tried", () => {
  expect(Object.keys(everyTopic).sort()).toEqual(Object.keys(topics).sort());
});

test.for(Object.entries(everyTopic))(
  "%s, for each kind of caller, own, of the same and of another organisation",
  async ([, row], { make, app, owner }) => {
    const [ours, theirs, suspended] = [await make.organisation(), await make.organisation(), await make.organisation()];
    const device = await make.device({ organisationId: ours.id });
    const revoked = await make.device({ organisationId: ours.id });
    const shutOut = await make.device({ organisationId: suspended.id });
    await owner.sql`update devices set revoked_at = now() where id = ${revoked.id}`;
    await owner.sql`update organisations set suspended_at = now() where id = ${suspended.id}`;
    const colleague = await make.device({ organisationId: ours.id });
    const stranger = await make.device({ organisationId: theirs.id });
    const user = await make.user({ organisationId: ours.id, role: "organisation_administrator" });

    const callers: Record<(typeof topicCallers)[number], Credential & { self: Device | null }> = {
      device: { username: device.id, password: device.secret, self: device },
      device_with_anothers_secret: { username: device.id, password: colleague.secret, self: device },
      revoked_device: { username: revoked.id, password: revoked.secret, self: revoked },
      device_of_suspended: { username: shutOut.id, password: shutOut.secret, self: shutOut },
      user: { username: user.id, password: "a password", self: null },
      signed_out: { username: newId(), password: "", self: null },
      own_process: { ...serviceCredential, self: null },
    };
    const deciders = createDeciders(app);
    for (const caller of topicCallers) {
      const { self, ...credential } = callers[caller];
      const owners = { own: self ?? device, same_organisation: colleague, another_organisation: stranger };
      for (const whose of topicOwners) {
        const { organisationId, id } = owners[whose];
        for (const action of topicActs) {
          const topic = row.topicOf(organisationId, id);
          const isItsOwn = caller === "device" && whose === "own" && row[action] === "own";
          const cell = `${caller} ${action} ${whose} ${topic}`;
          const isOurs = caller === "own_process";
          expect(await deciders.overHttp(credential, action, topic), cell).toBe(isItsOwn || isOurs);
          // the embedded broker knows our own processes by itself
          if (!isOurs) expect(await deciders.embedded(credential, action, topic), cell).toBe(isItsOwn);
        }
      }
    }
  },
);
