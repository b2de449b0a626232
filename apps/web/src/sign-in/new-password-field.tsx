"use client";

import { Field, FieldInput } from "@cartage/ui/field";
import clsx from "clsx";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";

type NewPasswordFieldProps = {
  /** What somebody who guesses would know: the person's name and address. */
  about: readonly string[];
  label?: string;
  className?: string;
};

type Score = 0 | 1 | 2 | 3 | 4;

const inks = ["bg-critical-ink", "bg-critical-ink", "bg-warning-ink", "bg-moving-ink", "bg-moving-ink"] as const;

/** A field for a new password, with how hard it is to guess as one types. */
export function NewPasswordField({ about, label, className }: NewPasswordFieldProps) {
  const t = useTranslations("web.newPassword");
  const [password, setPassword] = useState("");
  const score = useStrength(password, about);
  return (
    <Field name="password" label={label ?? t("label")} hint={t("hint")} missing={t("missing")}>
      <FieldInput
        type="password"
        required
        autoComplete="new-password"
        onValueChange={setPassword}
        className={className ?? ""}
      />
      <div className={clsx("flex items-center gap-3", score === null && "invisible")}>
        <span aria-hidden="true" className="flex flex-1 gap-1">
          {[1, 2, 3, 4].map((bar) => (
            <span
              key={bar}
              className={clsx(
                "h-1 flex-1 rounded-round",
                bar <= Math.max(1, score ?? 0) ? inks[score ?? 0] : "bg-sunken",
              )}
            />
          ))}
        </span>
        <span role="status" className="w-24 text-right text-caption text-ink-muted">
          {score !== null && t(`strength.${score}`)}
        </span>
      </div>
    </Field>
  );
}

/** Null for none, and until the words that it compares with are there. */
function useStrength(password: string, about: readonly string[]): Score | null {
  const [score, setScore] = useState<Score | null>(null);
  const known = about.join("\n");
  useEffect(() => {
    let isOld = false;
    if (password === "") setScore(null);
    else
      void import("@cartage/auth/password-strength").then(({ strengthOf }) => {
        if (!isOld) setScore(strengthOf(password, known.split("\n")).score);
      });
    return () => {
      isOld = true;
    };
  }, [password, known]);
  return score;
}
