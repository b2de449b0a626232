/** Every way in which the domain says no. `packages/messages` has the sentence for each, `packages/api` the status. */
export type DomainErrorCode =
  | "signed_out"
  | "forbidden"
  | "not_found"
  | "input.invalid"
  | "changed_meanwhile"
  | "request.key_reused"
  | "request.too_many"
  | "sign_in.wrong"
  | "sign_in.no_organisation"
  | "sign_in.second_factor"
  | "sign_in.wrong_code"
  | "sign_in.wrong_passkey"
  | "sign_in.wait"
  | "sign_in.suspended"
  | "second_factor.required"
  | "sign_in.use_sso"
  | "sso.unknown_domain"
  | "sso.foreign_address"
  | "sso.not_member"
  | "sso.no_account"
  | "sso.refused"
  | "sso.domain_taken"
  | "sso.domain_unproven"
  | "sso.not_tested"
  | "phone_code.invalid"
  | "second_factor.not_shown"
  | "passkey.not_made"
  | "email.link_invalid"
  | "email.taken"
  | "email.kept_elsewhere"
  | "session.ended"
  | "session.moved"
  | "setup.link_invalid"
  | "setup.done_already"
  | "password.wrong"
  | "reset.link_invalid"
  | "invitation.link_invalid"
  | "invitation.has_account"
  | "invitation.other_address"
  | "user.is_you"
  | "member.already"
  | "member.is_owner"
  | "member.not_owner"
  | "member.not_administrator"
  | "tracking_link.unknown"
  | "tracking_link.revoked"
  | "tracking_link.expired"
  | "tracking_link.phone_needed"
  | "tracking_link.phone_wrong"
  | "tracking_link.wait"
  | "tracking_link.too_many"
  | "tracking_link.too_late_to_instruct"
  | "tracking_link.too_late_to_choose"
  | "tracking_link.window_not_offered"
  | "tracking_link.not_to_rate"
  | "tracking_link.rated_already"
  | "public_page.none"
  | "public_page.slug_taken"
  | "public_page.too_many"
  | "asking.too_many"
  | "asking.moved_on"
  | "reporting.too_many"
  | "reporting.moved_on"
  | "erasure.name_differs"
  | "vehicle.plate_taken"
  | "vehicle.vin_taken"
  | "vehicle.unknown"
  | "driver.unknown"
  | "assignment.vehicle_taken"
  | "assignment.driver_taken"
  | "assignment.repeated"
  | "hub.code_taken"
  | "hub.unknown"
  | "hub.geofence_unknown"
  | "hub.has_vehicles"
  | "hub.not_worker"
  | "lane.exists"
  | "lane.same_hub"
  | "lane.hub_closed"
  | "network_import.too_many"
  | "group.name_taken"
  | "group.unknown"
  | "group.below_itself"
  | "group.too_deep"
  | "group.has_groups"
  | "group.has_vehicles"
  | "tag.taken"
  | "geofence.name_taken"
  | "logo.too_large"
  | "logo.no_picture"
  | "logo.too_many_pixels"
  | "position.time_doubted"
  | "trip.no_neighbour"
  | "trip.cut_outside"
  | "trip.edited_already"
  | "trip.private"
  | "presence.area_too_wide"
  | "track_share.ended"
  | "track_share.token_already_shown"
  | "device.revoked"
  | "device.outside_id_taken"
  | "device.secret_already_shown"
  | "import.unreadable"
  | "import.too_large"
  | "import.too_many"
  | "api_key.secret_already_shown"
  | "device.refused"
  | "instruction.too_many"
  | "instruction.over"
  | "broker.unavailable"
  | "rule.name_taken"
  | "rule.unknown_scope"
  | "rule.busy"
  | "plan.vehicles_reached"
  | "plan.name_taken"
  | "plan.product_taken"
  | "plan.customer_taken"
  | "plan.default_needed"
  | "alert.moved_on"
  | "escalation.name_taken"
  | "rota.name_taken"
  | "rota.overlaps"
  | "webhook.secret_already_shown"
  | "webhook.not_reachable"
  | "webhook.too_many"
  | "push.too_many"
  | "order.hub_unknown"
  | "order.number_differs"
  | "route.not_now"
  | "route.leg_taken"
  | "route.stop_unknown"
  | "route.incomplete"
  | "route.overloaded"
  | "route.out_of_order"
  | "route.skill_missing"
  | "route.reserved"
  | "route.no_driver"
  | "route.held_up"
  | "route.leg_held_up"
  | "route.hub_closed"
  | "dispatch.under_way"
  | "dispatch.over"
  | "dispatch.vehicle_taken"
  | "dispatch.driver_taken"
  | "stop.not_now"
  | "stop.pickup_first"
  | "scan.code_unknown"
  | "scan.belongs_elsewhere"
  | "scan.not_set_out"
  | "scan.order_over"
  | "scan.counted_already"
  | "scan.not_here"
  | "scan.no_route"
  | "scan.other_vehicle"
  | "scan.hub_not_yours"
  | "order.not_now"
  | "order.in_progress"
  | "order.reference_taken"
  | "order.barcode_taken"
  | "order_file.kind_refused"
  | "order_file.too_large"
  | "order_file.too_many"
  | "proof.already_given"
  | "proof.not_now"
  | "proof.of_another_order"
  | "proof.stop_of_another_order"
  | "proof.picture_refused"
  | "proof.too_large"
  | "proof.too_many"
  | "proof.erased"
  | "proof.number_differs"
  | "order_pin.already_shown"
  | "order_pin.none"
  | "incident.not_now"
  | "incident.subject_unknown"
  | "incident.blocks"
  | "incident.number_differs"
  | "incident_photo.refused"
  | "incident_photo.too_large"
  | "incident_photo.too_many"
  | "order_import.unreadable"
  | "order_import.too_many_rows"
  | "order_import.faulty"
  | "recurring_order.not_now"
  | "recurring_order.ended"
  | "recurring_order.day_made"
  | "customer.unknown"
  | "customer.name_taken"
  | "customer.name_differs"
  | "customer.orders_in_progress"
  | "customer.recurs"
  | "address.name_differs"
  | "address.orders_in_progress"
  | "address.recurs"
  | "customer.code_taken";

export interface DomainErrorOptions {
  /** What is wrong with which field of the input, for the form that sent it. */
  fields?: Record<string, FieldProblem>;
  /** Ids that the caller may need to go on, such as the device whose secret was shown before. */
  about?: Record<string, string>;
  cause?: unknown;
}

/** What can be wrong with one field of a form. */
export const fieldCodes = [
  "required",
  "too_short",
  "too_long",
  "too_small",
  "too_big",
  "email_shape",
  "vin_shape",
  "tag_shape",
  "code_shape",
  "licence_shape",
  "hours_shape",
  "yes_or_no",
  "number_ambiguous",
  "repeated_in_file",
  "time_zone_unknown",
  "password_common",
  "password_weak",
  "password_breached",
  "unknown_choice",
  "domain_shape",
  "https_only",
  "certificate_shape",
  "north_below_south",
  "to_before_from",
  "history_too_long",
  "fence_too_few_points",
  "fence_too_many_points",
  "fence_around_globe",
  "fence_crosses_itself",
  "fence_rings_cross",
  "fence_hole_outside",
  "fence_parts_overlap",
  "fence_no_radius",
  "fence_no_width",
  "recovery_beyond_limit",
  "range_inverted",
  "hold_required",
  "hold_not_possible",
  "scope_empty",
  "hours_empty",
  "range_too_long",
  "window_inverted",
  "window_too_long",
  "pickup_after_delivery",
  "too_heavy",
  "invalid",
] as const;

export type FieldCode = (typeof fieldCodes)[number];

export interface FieldProblem {
  /** A field's own code, or the command's where it is this field that the command stumbled over. */
  code: FieldCode | DomainErrorCode;
  /** What the sentence is filled in with. */
  values?: Record<string, number>;
}

const brand = Symbol.for("cartage.DomainError");

/** A refusal that the caller can understand; anything else that is thrown is a bug. */
export class DomainError extends Error {
  /** By its brand: Next gives a process several copies of this module, and each would deny the errors of the others. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === "object" && value !== null && brand in value;
  }

  readonly [brand] = true;
  readonly code: DomainErrorCode;
  readonly fields: Record<string, FieldProblem>;
  readonly about: Record<string, string>;

  constructor(code: DomainErrorCode, { fields = {}, about = {}, cause }: DomainErrorOptions = {}) {
    super(code, { cause });
    this.name = "DomainError";
    this.code = code;
    this.fields = fields;
    this.about = about;
  }
}
