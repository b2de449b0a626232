"use client";

import { Form as BaseForm } from "@base-ui/react/form";
import { type ReactNode, useState } from "react";

type FormProps<Values> = {
  /** What the server said about single fields, by their name. */
  errors: Record<string, string>;
  onSubmit: (values: Values) => Promise<void>;
  className?: string;
  children: ReactNode;
};

/**
 * A form of Fields. The server's complaints stand beside their field until it is changed; the first one gets the focus.
 * A rejected submit is the caller's to show.
 */
export function Form<Values extends Record<string, unknown>>({
  errors,
  onSubmit,
  className = "contents",
  children,
}: FormProps<Values>) {
  // Base UI takes another object for new complaints, and brings back what typing has just cleared
  const [shown, setShown] = useState(errors);
  if (shown !== errors && JSON.stringify(shown) !== JSON.stringify(errors)) setShown(errors);
  return (
    <BaseForm<Values>
      errors={shown}
      onFormSubmit={(values) => void onSubmit(values).catch(() => undefined)}
      className={className}
    >
      {children}
    </BaseForm>
  );
}
