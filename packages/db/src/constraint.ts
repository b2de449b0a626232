/** Postgres' own error, as postgres.js throws it; drizzle wraps it as the cause. */
interface ConstraintError {
  code: string;
  constraint_name: string;
}

/** The name of the constraint that refused a write, or null when the error is something else. */
export function violatedConstraint(error: unknown): string | null {
  for (let seen: unknown = error; seen instanceof Error; seen = seen.cause) {
    if (isConstraintError(seen)) return seen.constraint_name;
  }
  return null;
}

function isConstraintError(error: unknown): error is ConstraintError {
  // class 23: integrity constraint violation
  return (
    typeof error === "object" &&
    error !== null &&
    "code" in error &&
    "constraint_name" in error &&
    typeof error.code === "string" &&
    error.code.startsWith("23") &&
    typeof error.constraint_name === "string"
  );
}
