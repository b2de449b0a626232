import type { IncidentKind, IncidentSeverity, IncidentState } from "./incidents/states.ts";
import type { OrderEventType } from "./orders/log-rules.ts";
import type { OrderState } from "./orders/states.ts";
import type { RecurringMove } from "./recurring/states.ts";
import type { RouteEventType, RouteState, StopEventType } from "./routes/route-states.ts";
import type { HubState } from "./routes/states.ts";

type IncidentEventType =
  | "opened"
  | "changed"
  | "noted"
  | "photo_added"
  | "taken_up"
  | "resolved"
  | "closed"
  | "reopened"
  | "erased";

type AlertSeverity = "info" | "warning" | "critical";

/** What happened, in the past tense; recorded in the transaction that made it true. */
export type DomainEvent = { occurredAt: Date } & (
  | { type: `order.${OrderEventType}`; orderId: string; version: number; state: OrderState }
  | { type: "order_import.applied"; orderImportId: string }
  | { type: "recurring_order.created" | "recurring_order.changed"; recurringOrderId: string; version: number }
  | { type: `recurring_order.${RecurringMove}`; recurringOrderId: string; version: number }
  | { type: "recurring_order.day_skipped" | "recurring_order.day_restored"; recurringOrderId: string; version: number }
  | { type: "proof.sealed"; proofId: string; orderId: string; kind: "pickup" | "delivery"; strength: "strong" | "weak" }
  | ({ type: `incident.${IncidentEventType}` } & IncidentFacts)
  | { type: "proof.erased"; proofId: string; orderId: string }
  | { type: "order.pin_made" | "order.pin_tried" | "order.pin_locked"; orderId: string }
  | { type: "organisation.proofs_settled" | "organisation.signing_key_rotated"; organisationId: string }
  | { type: "customer.created" | "customer.changed" | "customer.archived" | "customer.erased"; customerId: string }
  | { type: "address.saved" | "address.archived" | "address.erased"; addressId: string }
  | { type: "vehicle.created"; vehicleId: string }
  | { type: "vehicle.changed"; vehicleId: string }
  | { type: "vehicle.archived"; vehicleId: string }
  | { type: "hub.created"; hubId: string }
  | { type: "hub.changed"; hubId: string }
  // the version tells the newest of two states that come in another order
  | { type: "hub.state_changed"; hubId: string; state: HubState; version: number }
  | { type: "hub.workers_changed"; hubId: string }
  | { type: "hub.archived"; hubId: string }
  | { type: "lane.created"; laneId: string; version: number }
  | { type: "lane.changed"; laneId: string; version: number }
  | { type: "lane.removed"; laneId: string; version: number }
  | ({ type: RouteEventType; routeId: string; version: number; state: RouteState } & { vehicleId: string })
  | {
      type: `dispatch.${"asked" | "retried" | "done" | "undone"}`;
      dispatchId: string;
      routeId: string;
      version: number;
    }
  // the version is the route's
  | { type: StopEventType; stopId: string; routeId: string; orderId: string; version: number }
  | { type: "scan.counted"; scanId: string; orderId: string; hubId: string; direction: "in" | "out" }
  | { type: "driver.changed"; driverId: string }
  | { type: "assignment.created"; assignmentId: string; driverId: string; vehicleId: string }
  | { type: "assignment.changed"; assignmentId: string; driverId: string; vehicleId: string }
  | { type: "assignment.ended"; assignmentId: string; driverId: string; vehicleId: string }
  | { type: "vehicle.corrected"; vehicleId: string; from: Date; until: Date }
  | { type: "alert.opened"; alertId: string; ruleId: string; vehicleId: string; severity: AlertSeverity }
  | { type: "alert.recovered"; alertId: string; ruleId: string; vehicleId: string; severity: AlertSeverity }
  | { type: "alert.retracted"; alertId: string; ruleId: string; vehicleId: string; severity: AlertSeverity }
  | { type: "vehicle.erasure_asked"; vehicleId: string }
  | { type: "vehicle.erased"; vehicleId: string }
  | { type: "vehicle.trip_labelled"; vehicleId: string }
  | { type: "vehicle.position_restored"; vehicleId: string; deviceId: string }
  | { type: "vehicle.position_doubted"; vehicleId: string; deviceId: string }
  | { type: "trip_edit.added"; tripEditId: string; vehicleId: string }
  | { type: "trip_edit.removed"; tripEditId: string; vehicleId: string }
  | {
      type: "tracking_link.made" | "tracking_link.revoked" | "tracking_link.muted";
      trackingLinkId: string;
      orderId: string;
    }
  | { type: "organisation.recipients_changed" | "organisation.contacted"; organisationId: string }
  | { type: "track_share.created"; trackShareId: string; vehicleId: string }
  | { type: "track_share.revoked"; trackShareId: string; vehicleId: string }
  | { type: "group.created"; groupId: string }
  | { type: "group.changed"; groupId: string }
  | { type: "group.deleted"; groupId: string }
  // a tag has no id but its name
  | { type: "tag.renamed"; tagId: string }
  | { type: "tag.merged"; tagId: string }
  | { type: "tag.removed"; tagId: string }
  | { type: "geofence.created"; geofenceId: string }
  | { type: "geofence.changed"; geofenceId: string }
  | { type: "geofence.archived"; geofenceId: string }
  | { type: "device.created"; deviceId: string; kind: "tracker" | "phone" }
  | { type: "device.changed"; deviceId: string }
  | { type: "device.secret_rotated"; deviceId: string }
  | { type: "device.revoked"; deviceId: string }
  | { type: "device.fitted"; deviceId: string; vehicleId: string }
  | { type: "device.unfitted"; deviceId: string; vehicleId: string }
  | { type: "alert_rule.created"; alertRuleId: string }
  | { type: "alert_rule.changed"; alertRuleId: string }
  | { type: "alert_rule.paused"; alertRuleId: string }
  | { type: "alert_rule.resumed"; alertRuleId: string }
  | { type: "alert_rule.archived"; alertRuleId: string }
  | { type: "instruction.asked"; instructionId: string; deviceId: string }
  | { type: "instruction.cancelled"; instructionId: string; deviceId: string }
  | { type: "session.started"; sessionId: string; userId: string; kind: "web" | "phone" }
  | { type: "session.reused_token"; sessionId: string; userId: string }
  | { type: "session.ended"; sessionId: string; userId: string }
  | { type: "session.others_ended"; sessionId: string; userId: string }
  | { type: "invitation.sent"; invitationId: string }
  | { type: "invitation.revoked"; invitationId: string }
  | { type: "member.joined"; memberId: string }
  | { type: "member.role_changed"; memberId: string }
  | { type: "member.deactivated"; memberId: string }
  | { type: "member.reactivated"; memberId: string }
  | { type: "member.erasure_asked"; memberId: string }
  | { type: "member.erased"; memberId: string }
  | { type: "api_key.created"; apiKeyId: string }
  | { type: "api_key.rotated"; apiKeyId: string }
  | { type: "api_key.revoked"; apiKeyId: string }
  | { type: "identity_provider.added"; identityProviderId: string }
  | { type: "identity_provider.changed"; identityProviderId: string }
  | { type: "identity_provider.removed"; identityProviderId: string }
  | { type: "identity_provider.domain_added"; identityProviderId: string }
  | { type: "identity_provider.domain_verified"; identityProviderId: string }
  | { type: "identity_provider.domain_removed"; identityProviderId: string }
  | { type: "phone_code.offered"; phoneCodeId: string }
  | { type: "user.reset_asked"; userId: string }
  | { type: "user.second_factor_added"; userId: string }
  | { type: "user.second_factor_removed"; userId: string }
  | { type: "user.recovery_codes_renewed"; userId: string }
  | { type: "user.password_changed"; userId: string }
  | { type: "organisation.members_viewed"; organisationId: string }
  | { type: "organisation.users_viewed"; organisationId: string }
  | { type: "platform.users_viewed"; platformId: string }
  | { type: "vehicle.history_viewed"; vehicleId: string }
  | { type: "organisation.whereabouts_viewed"; organisationId: string }
  | { type: "device.positions_viewed"; deviceId: string }
  | { type: "user.email_verification_asked"; userId: string }
  | { type: "user.email_verified"; userId: string }
  | { type: "user.email_change_asked"; userId: string }
  | { type: "user.email_changed"; userId: string }
  | { type: "session.factor_shown"; sessionId: string; userId: string }
  | { type: "session.begun_on_behalf"; sessionId: string; userId: string }
  | { type: "session.moved"; sessionId: string; userId: string }
  | { type: "request.asked"; requestId: string }
  | { type: "request.commented"; requestId: string }
  | { type: "request.closed"; requestId: string }
  | { type: "request.passed_on"; requestId: string }
  | { type: "request.handed_back"; requestId: string }
  | { type: "technical_issue.raised"; technicalIssueId: string }
  | { type: "technical_issue.commented"; technicalIssueId: string }
  | { type: "technical_issue.changed"; technicalIssueId: string }
  | { type: "organisation.owner_changed"; organisationId: string }
  | { type: "organisation.suspended"; organisationId: string }
  | { type: "organisation.resumed"; organisationId: string }
  | { type: "organisation.changed"; organisationId: string }
  | { type: "organisation.rates_changed"; organisationId: string }
  | { type: "organisation.logo_changed"; organisationId: string }
  | { type: "organisation.plan_changed"; organisationId: string }
  | { type: "organisation.billing_changed"; organisationId: string }
  | { type: "history_import.requested"; historyImportId: string; deviceId: string }
  | { type: "history_import.stopped"; historyImportId: string }
  | { type: "letter_retry.requested"; letterRetryId: string }
  | { type: "plan.created"; planId: string }
  | { type: "plan.changed"; planId: string }
  | { type: "subscription.changed"; subscriptionId: string }
  | ({ type: "alert.opened" | "alert.recovered" | "alert.retracted" } & AlertFacts)
  | ({ type: "alert.acknowledged" | "alert.assigned" | "alert.commented" | "alert.resolved" } & AlertFacts)
  | ({ type: "alert.suppressed" | "alert.closed" | "alert.reopened" } & AlertFacts)
  // what was derived of a stretch of time was put right by late positions; epoch ms
  | { type: "vehicle.corrected"; vehicleId: string; from: number; until: number }
  | { type: "escalation_policy.saved"; escalationPolicyId: string }
  | { type: "escalation_policy.archived"; escalationPolicyId: string }
  | { type: "organisation.escalation_chosen"; organisationId: string }
  | { type: "rota.saved"; rotaId: string }
  | { type: "rota.archived"; rotaId: string }
  | { type: "rota.overridden"; rotaId: string }
  | { type: "rota.override_removed"; rotaId: string }
  | { type: "webhook_endpoint.created"; webhookEndpointId: string }
  | { type: "webhook_endpoint.changed"; webhookEndpointId: string }
  | { type: "webhook_endpoint.archived"; webhookEndpointId: string }
  | { type: "user.notifications_chosen"; userId: string }
  | { type: "user.push_added"; userId: string }
  | { type: "user.push_removed"; userId: string }
  | { type: "user.created"; userId: string }
  | { type: "user.changed"; userId: string }
  | { type: "user.deactivated"; userId: string }
  | { type: "user.reactivated"; userId: string }
  | { type: "user.sessions_ended"; userId: string }
  | { type: "user.factors_removed"; userId: string }
  | { type: "organisation.founded"; organisationId: string; userId?: string }
);

/** What every event about an incident bears. */
interface IncidentFacts {
  incidentId: string;
  kind: IncidentKind;
  severity: IncidentSeverity;
  state: IncidentState;
  version: number;
}

/** What every event about an alert bears. */
interface AlertFacts {
  alertId: string;
  ruleId: string;
  vehicleId: string;
  severity: "info" | "warning" | "critical";
}
