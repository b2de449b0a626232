import { newId } from "@cartage/db/id";
import type { Database } from "@cartage/domain/run-as";

interface TellingOf {
  organisationId: string;
  userId: string;
  alertId: string;
}

/** A row in every table of who is told of an alert, when and how. */
export async function furnishTelling({ sql }: Database, { organisationId, userId, alertId }: TellingOf) {
  const [policyId, rotaId, overrideId, webhookId, notificationId] = [newId(), newId(), newId(), newId(), newId()];
  const pushEndpoint = `https://push.example/${policyId}`;
  // sent one behind another, without waiting for each answer
  await sql.begin((sql) => [
    sql`
      insert into escalation_policies (id, organisation_id, name, levels, created_at)
      values (${policyId}, ${organisationId}, ${policyId},
        '[{"afterS": 0, "targets": [{"kind": "role", "id": "dispatcher"}]}]', now())`,
    sql`
      insert into escalation_choices (organisation_id, severity, policy_id) values (${organisationId}, 'info', ${policyId})`,
    sql`
      insert into escalations (alert_id, organisation_id, policy_id, level, round, due_at)
      values (${alertId}, ${organisationId}, ${policyId}, 0, 0, now())`,
    sql`
      insert into rotas (id, organisation_id, name, time_zone, starts_on, hand_over_at, shift_days, user_ids, created_at)
      values (${rotaId}, ${organisationId}, ${rotaId}, 'UTC', '2026-01-01', '08:00', 7, ${[userId]}, now())`,
    sql`
      insert into rota_overrides (id, organisation_id, rota_id, user_id, starts_at, ends_at)
      values (${overrideId}, ${organisationId}, ${rotaId}, ${userId}, '2026-01-01', '2026-01-02')`,
    sql`
      insert into notification_preferences (organisation_id, user_id, channels, changed_at)
      values (${organisationId}, ${userId}, '{}', now())`,
    sql`
      insert into push_subscriptions (id, organisation_id, user_id, endpoint, p256dh, auth, created_at)
      values (${newId()}, ${organisationId}, ${userId}, ${pushEndpoint}, 'key', 'auth', now())`,
    sql`
      insert into webhook_endpoints (id, organisation_id, url, name, events, sealed_secret, created_by, created_at)
      values (${webhookId}, ${organisationId}, 'https://company.example/hook', 'hook', '{alert.opened}', '', ${userId}, now())`,
    sql`
      insert into notifications (id, organisation_id, key, topic, channel, user_id, severity, content, state, created_at, send_after, sent_at)
      values (${notificationId}, ${organisationId}, 'key', 'opened', 'in_app', ${userId}, 'info', '{}', 'sent', now(), now(), now())`,
    sql`
      insert into webhook_attempts (organisation_id, endpoint_id, notification_id, attempted_at, took_ms)
      values (${organisationId}, ${webhookId}, ${notificationId}, now(), 3)`,
  ]);
  return { policyId, rotaId, overrideId, webhookId, notificationId, pushEndpoint };
}
