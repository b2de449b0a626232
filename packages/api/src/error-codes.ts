import type { DomainErrorCode } from "@cartage/domain/errors";
import type { TRPC_ERROR_CODE_KEY } from "@trpc/server";

/** Every code that a client can meet: the domain's, and those of the way to it. */
export type ErrorCode =
  | DomainErrorCode
  | "request.malformed"
  | "request.too_large"
  | "positions.refused"
  | "unavailable"
  | "unexpected";

/** What HTTP says of each code; a new one does not compile until it stands here. */
export const statusOf = {
  signed_out: "UNAUTHORIZED",
  forbidden: "FORBIDDEN",
  not_found: "NOT_FOUND",
  "input.invalid": "BAD_REQUEST",
  "request.key_reused": "CONFLICT",
  "request.too_many": "TOO_MANY_REQUESTS",
  "request.malformed": "BAD_REQUEST",
  "request.too_large": "PAYLOAD_TOO_LARGE",
  "sign_in.wrong": "UNAUTHORIZED",
  "sign_in.no_organisation": "FORBIDDEN",
  "sign_in.second_factor": "UNAUTHORIZED",
  "sign_in.wrong_code": "UNAUTHORIZED",
  "sign_in.wrong_passkey": "UNAUTHORIZED",
  "sign_in.wait": "TOO_MANY_REQUESTS",
  "sign_in.suspended": "FORBIDDEN",
  "second_factor.required": "FORBIDDEN",
  "sign_in.use_sso": "FORBIDDEN",
  "sso.unknown_domain": "NOT_FOUND",
  "sso.foreign_address": "FORBIDDEN",
  "sso.not_member": "FORBIDDEN",
  "sso.no_account": "FORBIDDEN",
  "sso.refused": "UNAUTHORIZED",
  "sso.domain_taken": "CONFLICT",
  "sso.domain_unproven": "CONFLICT",
  "sso.not_tested": "CONFLICT",
  "phone_code.invalid": "NOT_FOUND",
  "second_factor.not_shown": "FORBIDDEN",
  "passkey.not_made": "BAD_REQUEST",
  "email.link_invalid": "NOT_FOUND",
  "email.taken": "CONFLICT",
  "session.ended": "UNAUTHORIZED",
  "session.moved": "CONFLICT",
  "setup.link_invalid": "NOT_FOUND",
  "setup.done_already": "CONFLICT",
  "password.wrong": "BAD_REQUEST",
  "reset.link_invalid": "NOT_FOUND",
  "invitation.link_invalid": "NOT_FOUND",
  "invitation.has_account": "CONFLICT",
  "invitation.other_address": "FORBIDDEN",
  "member.already": "CONFLICT",
  "member.is_owner": "CONFLICT",
  "member.not_owner": "CONFLICT",
  "member.not_administrator": "CONFLICT",
  "vehicle.plate_taken": "CONFLICT",
  "vehicle.vin_taken": "CONFLICT",
  "group.name_taken": "CONFLICT",
  "group.unknown": "BAD_REQUEST",
  "device.revoked": "CONFLICT",
  "device.secret_already_shown": "CONFLICT",
  "api_key.secret_already_shown": "CONFLICT",
  "device.refused": "UNAUTHORIZED",
  "broker.unavailable": "SERVICE_UNAVAILABLE",
  "positions.refused": "UNPROCESSABLE_CONTENT",
  unavailable: "SERVICE_UNAVAILABLE",
  unexpected: "INTERNAL_SERVER_ERROR",
} as const satisfies Record<ErrorCode, TRPC_ERROR_CODE_KEY>;
